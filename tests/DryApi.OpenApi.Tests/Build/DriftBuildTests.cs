using System.Text.Json.Nodes;
using DryApi.OpenApi.Tests.Pulling;

namespace DryApi.OpenApi.Tests.Build;

/// <summary>What a build says of a document that its source has changed, and what accepting it does.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class DriftBuildTests(PreparedTree tree) : IDisposable
{
    private const string Pulled = "src/DryApi.Generated/obj/openapi/dryapi.pulled.json";
    private const string Removed = "/api/v1/client/img2txt";

    private readonly string _source = Path.Combine(Path.GetTempPath(), $"dryapi-source-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_source);

    [Fact]
    public async Task Pull_OnTighterLimit_FailsAtItsLineAndNamesTheCommand()
    {
        WriteSource(document => WebhookUrl(document)["maxLength"] = 1024);
        var before = tree.Sources();

        var build = await PullAsync();

        build.ExitCode.ShouldNotBe(0);
        var line = Array.FindIndex(File.ReadAllLines(tree.PathOf(Pulled)), l => l.Contains("\"maxLength\": 1024", StringComparison.Ordinal)) + 1;
        build.Output.ShouldMatch($@"dryapi\.pulled\.json\({line},\d+\): error DRY1311: POST /api/v1/client/txt2img: Txt2ImgRequest\.webhook_url: maxLength 2048 → 1024\..*C#: Txt2ImgRequest\.WebhookUrl\.");
        build.Output.ShouldMatch(@"dryapi\.pulled\.json\(\d+,\d+\): warning DRY1701: POST /api/v1/client/txt2img: Txt2ImgRequest\.webhook_url: maxLength 1024 → 2048 in words\.");
        build.Output.ShouldContain($"dotnet build src/DryApi.Generated -t:AcceptOpenApi -p:OpenApiSource={_source}");
        tree.Sources().ShouldBe(before);
    }

    [Fact]
    public async Task Pull_OnLooserLimitAndNewOptionalProperty_PassesWithMessages()
    {
        WriteSource(document =>
        {
            WebhookUrl(document)["maxLength"] = 4096;
            WebhookUrl(document)["description"] = WebhookUrl(document)["description"]!.GetValue<string>().Replace("2048", "4096", StringComparison.Ordinal);
            WebhookUrl(document).Parent!["colour"] = new JsonObject { ["type"] = "string" };
        });
        var before = tree.Sources();

        var build = await PullAsync();

        build.ExitCode.ShouldBe(0, build.Output);
        build.Output.ShouldMatch(@"dryapi\.pulled\.json\(\d+,\d+\): message DRY1310: .*webhook_url: maxLength 2048 → 4096\.");
        build.Output.ShouldMatch(@"dryapi\.pulled\.json\(\d+,\d+\): message DRY1283: .*Txt2ImgRequest\.colour: \+ string\..*Txt2ImgRequest\.Colour is new\.");
        build.Output.ShouldContain("0 Warning(s)");
        tree.Sources().ShouldBe(before);
    }

    [Fact]
    public async Task Pull_OnRemovedOperations_FailsAndNamesTheBuilders()
    {
        WriteSource(document =>
        {
            Paths(document).Remove(Removed);
            Paths(document).Remove("/api/v1/client/balance");
        });

        var build = await PullAsync();

        build.ExitCode.ShouldNotBe(0);
        build.Output.ShouldMatch(@"openapi[/\\]v1[/\\]dryapi\.json\(\d+,\d+\): error DRY1101: POST /api/v1/client/img2txt: .*client\.Img2Txt\.PostAsync goes away, Img2TxtRequestBuilder stays");
        build.Output.ShouldMatch(@"openapi[/\\]v1[/\\]dryapi\.json\(\d+,\d+\): error DRY1101: GET /api/v1/client/balance: .*BalanceRequestBuilder goes away");
    }

    [Theory]
    [InlineData("none", 0, "warning DRY1311")]
    [InlineData("breaking", 1, "error DRY1311")]
    [InlineData("any", 1, "error DRY1283")]
    public async Task Pull_OnFailOn_FailsOnWhatItNames(string failOn, int exitCode, string expected)
    {
        WriteSource(document =>
        {
            WebhookUrl(document)["maxLength"] = 1024;
            WebhookUrl(document).Parent!["colour"] = new JsonObject { ["type"] = "string" };
        });

        var build = await PullAsync($"-p:OpenApiFailOn={failOn}");

        build.ExitCode.ShouldBe(exitCode, build.Output);
        build.Output.ShouldContain(expected);
    }

    [Theory]
    [InlineData("-p:OpenApiSource=missing-source.json", "missing-source.json: there is no such file")]
    [InlineData("-p:OpenApiSource=http://example.org/openapi.json", "http://example.org/openapi.json: http is not allowed here")]
    public async Task Pull_OnUnusableSource_IsOneErrorAndChangesNothing(string source, string expected)
    {
        var before = tree.Sources();

        var build = await tree.BuildAsync("-p:OpenApiPull=true", source);

        build.ExitCode.ShouldNotBe(0);
        build.Output.ShouldContain("error DRY1000: ");
        build.Output.ShouldContain(expected);
        build.Output.ShouldContain("1 Error(s)");
        tree.Sources().ShouldBe(before);
    }

    [Fact]
    public async Task Pull_Twice_TransfersTheBodyOnce()
    {
        var document = await File.ReadAllTextAsync(tree.PathOf(RepositoryFiles.DocumentFile), TestContext.Current.CancellationToken);
        await using var server = new ScriptedServer(request => request.Contains("If-None-Match: \"one\"", StringComparison.OrdinalIgnoreCase)
            ? ScriptedServer.Response("", "304 Not Modified", "ETag: \"one\"\r\n")
            : ScriptedServer.Response(document, headers: "ETag: \"one\"\r\n"));

        var first = await tree.BuildAsync("-p:OpenApiPull=true", $"-p:OpenApiSource={server.Url}/openapi.json");
        var second = await tree.BuildAsync("-p:OpenApiPull=true", $"-p:OpenApiSource={server.Url}/openapi.json");

        first.ExitCode.ShouldBe(0, first.Output);
        second.ExitCode.ShouldBe(0, second.Output);
        server.Requests.Count.ShouldBe(2);
        server.Requests.Count(r => r.Contains("If-None-Match", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
    }

    [Fact]
    public async Task AcceptOpenApi_OnPulledDocument_IsGreenAndChangesOnlyTheContract()
    {
        WriteSource(document =>
        {
            WebhookUrl(document)["maxLength"] = 1024;
            Paths(document).Remove(Removed);
        });
        var before = tree.Sources();
        tree.IsSettled = false;
        try
        {
            var accept = await tree.BuildAsync("-t:AcceptOpenApi", $"-p:OpenApiSource={_source}");
            var build = await PullAsync();

            accept.ExitCode.ShouldBe(0, accept.Output);
            accept.Output.ShouldContain("asks for a major version");
            accept.Output.ShouldContain("next version: 0.1.0, the first");
            accept.Output.ShouldContain($"taken out of the overlay: {tree.PathOf(RepositoryFiles.OverlayFile)}(");
            build.ExitCode.ShouldBe(0, build.Output);
            var after = tree.Sources();
            after.Where(file => !before.TryGetValue(file.Key, out var content) || content != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal)
                .ShouldBe([RepositoryFiles.ChangelogFile, RepositoryFiles.ContractFile, RepositoryFiles.DocumentFile, RepositoryFiles.OverlayFile]);
            after[RepositoryFiles.ChangelogFile].ShouldContain(": major\n\n- **breaking** DRY1101 `POST /api/v1/client/img2txt: ");
            after[RepositoryFiles.ChangelogFile].ShouldNotContain(tree.Root);
            after[RepositoryFiles.OverlayFile].ShouldNotContain($"['{Removed}']");
        }
        finally
        {
            foreach (var (file, content) in before.Where(file => file.Key.StartsWith("openapi/", StringComparison.Ordinal)))
            {
                await File.WriteAllTextAsync(tree.PathOf(file), content, CancellationToken.None);
            }
        }
    }

    private Task<(int ExitCode, string Output)> PullAsync(params string[] arguments) =>
        tree.BuildAsync(["-p:OpenApiPull=true", $"-p:OpenApiSource={_source}", .. arguments]);

    private void WriteSource(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(tree.PathOf(RepositoryFiles.DocumentFile)))!;
        change(document);
        File.WriteAllText(_source, document.ToJsonString());
    }

    private static JsonObject Paths(JsonNode document) => document["paths"]!.AsObject();

    private static JsonObject WebhookUrl(JsonNode document) =>
        Paths(document)["/api/v1/client/txt2img"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["webhook_url"]!.AsObject();
}
