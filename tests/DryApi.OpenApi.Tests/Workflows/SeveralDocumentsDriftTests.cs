using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>The scripts of drift where the service publishes several documents, with the build in another's place.</summary>
public sealed class SeveralDocumentsDriftTests : IAsyncLifetime
{
    private const string Tighter = "\"maxLength\": 5";
    private const string Longer = "\"maxLength\": 20";

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        await WriteAsync("v1", "Shop", isPublished: true);
        await WriteAsync("v2", "Shop.V2", isPublished: true);
        await WriteAsync("v3", "Shop.V3", isPublished: false);
        _folder.Write("openapi/v4/notes.txt", "No project is made of this.\n");
        await _folder.CommitAsync();

        // What is pulled is accepted as it is; nothing to pull is a failure.
        _folder.Stub("dotnet", """
            case $1 in
              build)
                name=$(sed -n 's:.*openapi/\([^/]*\)/contract.txt.*:\1:p' "$2"/*.csproj)
                cp "$STUBS/$name.json" "openapi/$name/dryapi.json" && PATH=${PATH#*:} exec dotnet "$DRYAPI_OPENAPI_TOOL" contract "openapi/$name/dryapi.json" --output "openapi/$name/contract.txt"
                ;;
              *) PATH=${PATH#*:} exec dotnet "$@" ;;
            esac
            """);
        Pull("v1", ShopDocument.Text);
        Pull("v2", ShopDocument.Text);
        Pull("v3", ShopDocument.Text);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Drift_OfTwoDocuments_IsAcceptedTogetherAndToldOfEach()
    {
        Pull("v1", Edited(Longer, Tighter));
        Pull("v2", Edited(Longer, "\"maxLength\": 30"));

        var run = await DriftAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        _folder.Read("artifacts/drift/severity").ShouldBe("breaking\n");
        _folder.Read("artifacts/drift/title").ShouldBe("Accept the service's contract: 1 breaking, 0 warnings, 1 for information\n");
        var body = _folder.Read("artifacts/drift/body.md");
        body.ShouldStartWith("The documents that the service publishes are no longer the accepted ones. This accepts them.\n\n## openapi/v1\n\n### Contract: 1 breaking, 0 warnings, 0 for information\n");
        body.ShouldContain("\n## openapi/v2\n\n### Contract: 0 breaking, 0 warnings, 1 for information\n");
        _folder.Read("artifacts/drift/v1.changes.json").ShouldContain("\"new\": \"5\"");
        _folder.Read("artifacts/drift/v2.changes.json").ShouldContain("\"new\": \"30\"");

        // The page from one to the other is made anew; that of a document that drifts not, too, where the one before it does.
        (await ChangedAsync()).ShouldBe(["openapi/v1/contract.txt", "openapi/v1/dryapi.json", "openapi/v2/MIGRATION.md", "openapi/v2/contract.txt", "openapi/v2/dryapi.json", "openapi/v3/MIGRATION.md"]);
        _folder.Read("openapi/v2/MIGRATION.md").ShouldContain("`maxLength 5 → 30`");
        _folder.Read("openapi/v3/MIGRATION.md").ShouldContain("`maxLength 30 → 20`");
        _folder.TakeCalls().Where(call => call.StartsWith("dotnet build", StringComparison.Ordinal)).ShouldBe(
        [
            "dotnet build src/Shop -nologo -t:AcceptOpenApi -p:OpenApiPull=true",
            "dotnet build src/Shop.V2 -nologo -t:AcceptOpenApi -p:OpenApiPull=true",
        ]);
    }

    [Fact]
    public async Task Drift_OfOneDocumentBesideOtherWordsOfAnother_IsOfThatOneAlone()
    {
        Pull("v1", Edited("\"title\": \"Shop\"", "\"title\": \"Another\""));
        Pull("v2", Edited(Longer, Tighter));

        var run = await DriftAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        _folder.Read("artifacts/drift/title").ShouldBe("Accept the service's contract: 1 breaking, 0 warnings, 0 for information\n");
        _folder.Read("artifacts/drift/body.md").ShouldStartWith("The document that the service publishes is no longer the accepted one. This accepts it.\n\n## openapi/v2\n");
        (await ChangedAsync()).ShouldBe(["openapi/v2/MIGRATION.md", "openapi/v2/contract.txt", "openapi/v2/dryapi.json", "openapi/v3/MIGRATION.md"]);
    }

    [Fact]
    public async Task Drift_OfNone_IsSaidOfAll()
    {
        (await DriftAsync()).Output.ShouldEndWith("No drift: the service's documents are the accepted ones.\n");
        _folder.Read("artifacts/drift/severity").ShouldBe("none\n");

        Pull("v2", Edited("\"title\": \"Shop\"", "\"title\": \"Another\""));
        (await DriftAsync()).Output.ShouldEndWith("No drift: the service's documents say the accepted contracts in other words; the accepted ones stay.\n");
        _folder.Read("artifacts/drift/body.md").ShouldContain("Another");
        (await ChangedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Drift_WhereOneDocumentCannotBePulled_LeavesAllAsTheyWere()
    {
        Pull("v1", Edited(Longer, Tighter));
        File.Delete(_folder.Stubbed("v2.json"));

        var run = await DriftAsync();

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldEndWith("build/contract-drift.sh: the document could not be pulled and accepted; the error stands above, and openapi/ is as it was.\n");
        (await ChangedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("v2", "dotnet build src/Shop.V2 -nologo -t:AcceptOpenApi -p:OpenApiPull=true")]
    [InlineData("v3", "dotnet build src/Shop.V3 -nologo -t:AcceptOpenApi -p:OpenApiPull=true")]
    public async Task Drift_OfADocumentThatIsNamed_AsksForThatOneAlone(string document, string build)
    {
        var run = await DriftAsync("--document", document);

        run.Output.ShouldEndWith("No drift: the service's document is the accepted one.\n", Case.Sensitive, run.Error);
        _folder.TakeCalls().Where(call => call.StartsWith("dotnet build", StringComparison.Ordinal)).ShouldBe([build]);
    }

    [Theory]
    [InlineData("v5", "openapi/ has no folder of that name; it has: v1 v2 v3 v4.")]
    [InlineData("v.", "openapi/ has no folder of that name; it has: v1 v2 v3 v4.")]
    [InlineData("v4", "no project under src/ is made of openapi/v4; give one its OpenApiDocument.")]
    public async Task Drift_OfADocumentThatCannotBeAskedFor_SaysWhy(string document, string problem)
    {
        var run = await DriftAsync("--document", document);

        run.ShouldBe(new ProgramRun(1, "", $"build/contract-drift.sh: {problem}\n"));
    }

    [Fact]
    public async Task PullRequest_OfTwoDocuments_HasTheChangelogsOfBothAndTheirPages()
    {
        _folder.Stub("gh", "");
        foreach (var name in (string[])["v1", "v2"])
        {
            _folder.Write($"openapi/{name}/dryapi.json", $"{name} is another one\n");
            _folder.Write($"openapi/{name}/CHANGELOG.md", string.Concat(Enumerable.Repeat($"- change of {name}\n", 20)));
        }

        _folder.Write("artifacts/drift/severity", "info\n");
        _folder.Write("artifacts/drift/title", "Accept\n");
        _folder.Write("artifacts/drift/body.md", "body\n");

        (await _folder.RunAsync("contract-pull-request.sh")).ShouldSucceed();

        var message = await _folder.GitAsync("log", "-1", "--format=%B", "origin/contract-drift");
        message.ShouldStartWith("Accept\n\n- change of v1\n");
        message.ShouldContain("\n- change of v2\n");
        message.ShouldEndWith("\nand 10 more, which stand in openapi/v1/CHANGELOG.md and openapi/v2/CHANGELOG.md");
    }

    private async Task WriteAsync(string name, string project, bool isPublished)
    {
        _folder.Write($"openapi/{name}/dryapi.json", ShopDocument.Text);
        _folder.Write($"openapi/{name}/overlay.json", """{ "overlay": "1.0.0", "info": { "title": "More", "version": "1" }, "actions": [{ "target": "$.info", "update": { "x-note": 1 } }] }""");
        _folder.Write($"src/{project}/{project}.csproj", $"<OpenApiDocument Contract=\"../../openapi/{name}/contract.txt\"{(isPublished ? " Published=\"https://localhost/openapi.json\"" : "")} />\n");
        var contract = _folder.PathOf($"openapi/{name}/contract.txt");
        (await Tool.RunAsync("contract", _folder.PathOf($"openapi/{name}/dryapi.json"), "--output", contract)).ShouldSucceed();
        if (name != "v1")
        {
            (await Tool.RunAsync("migration", contract, contract, "--output", _folder.PathOf($"openapi/{name}/MIGRATION.md"))).ShouldSucceed();
        }
    }

    private static string Edited(string from, string to)
    {
        ShopDocument.Text.ShouldContain(from);
        return ShopDocument.Text.Replace(from, to, StringComparison.Ordinal);
    }

    private void Pull(string name, string document) => File.WriteAllText(_folder.Stubbed(name + ".json"), document);

    private Task<ProgramRun> DriftAsync(params string[] arguments) => _folder.RunAsync("contract-drift.sh", arguments);

    private async Task<string[]> ChangedAsync() => (await _folder.GitAsync("diff", "--name-only")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
