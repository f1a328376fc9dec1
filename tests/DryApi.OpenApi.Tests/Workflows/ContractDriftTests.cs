using System.Text.Json.Nodes;
using DryApi.OpenApi.Tests.Build;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>The script that pulls and accepts, in the copy that builds share; git's own folder lies beside the copy.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class ContractDriftTests(PreparedTree tree) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = [];

    private string Source => _folder["source document.json"];

    public async ValueTask InitializeAsync()
    {
        _environment["GIT_DIR"] = _folder["git"];
        _environment["GIT_WORK_TREE"] = tree.Root;
        tree.IsSettled = false;
        await GitAsync("init", "-q");
        await GitAsync("config", "user.name", "Tests");
        await GitAsync("config", "user.email", "tests@localhost");
        await GitAsync("add", "openapi");
        await GitAsync("commit", "-q", "-m", "Accepted");
        await GitAsync("tag", "start");
    }

    public async ValueTask DisposeAsync()
    {
        await GitAsync("reset", "-q", "--hard", "start");
        await GitAsync("clean", "-q", "-f", "-d", "openapi");
        if (Directory.Exists(tree.PathOf("artifacts")))
        {
            Directory.Delete(tree.PathOf("artifacts"), recursive: true);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Drift_is_accepted_and_told_and_none_the_next_time()
    {
        WriteSource(document => WebhookUrl(document)["maxLength"] = 1024);

        var first = await RunAsync("--source", Source);

        first.ExitCode.ShouldBe(0, first.Output + first.Error);
        Told("severity").ShouldBe("breaking\n");
        Told("title").ShouldBe("Accept the service's contract: 1 breaking, 1 warning, 0 for information\n");
        Told("body.md").ShouldContain("\n#### ❌ Breaking\n");
        Html.Of(Told("body.md")).Codes.ShouldContain("POST /api/v1/client/txt2img");
        Told("v1.changes.json").ShouldContain("\"id\": \"DRY1311\"");
        (await GitAsync("status", "--porcelain", "--", "openapi")).Split('\n').ShouldBe([" M openapi/v1/CHANGELOG.md", " M openapi/v1/contract.txt", " M openapi/v1/dryapi.json", " M openapi/v2/MIGRATION.md"]);
        File.ReadAllText(tree.PathOf("openapi/v2/MIGRATION.md")).ShouldContain("  - `WebhookUrl`: `maxLength 1024 → 2048`.\n");

        var accepted = tree.Sources();
        var uncommitted = await RunAsync("--source", Source);

        uncommitted.ShouldBe(new ProgramRun(1, "", "build/contract-drift.sh: openapi/ has changes that are not committed; commit or undo them first.\n"));
        tree.Sources().ShouldBe(accepted);

        await GitAsync("add", "openapi");
        await GitAsync("commit", "-q", "-m", "Drift");
        var second = await RunAsync("--source", Source);

        second.ExitCode.ShouldBe(0, second.Output + second.Error);
        second.Output.ShouldEndWith("No drift: the service's document is the accepted one.\n");
        Told("severity").ShouldBe("none\n");
        (await GitAsync("status", "--porcelain", "--", "openapi")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_words_are_no_drift()
    {
        WriteSource(document =>
        {
            document["info"]!["title"] = "Another title";
            document["info"]!["description"] = "Other words.";
        });

        // From where the script is started.
        var run = await Shell.RunAsync("bash", _folder.Path, _environment, tree.PathOf("build/contract-drift.sh"), "--source", Path.GetFileName(Source));

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldEndWith("No drift: the service's document says the accepted contract in other words; the accepted ones stay.\n");
        Told("severity").ShouldBe("none\n");
        Told("body.md").ShouldStartWith("the service's document says the accepted contract in other words; the accepted ones stay.\n\n<details><summary>Text changes alone: 2 texts changed</summary>\n\n- <code>info.title</code> at <code>dryapi.json&#58;");
        Told("body.md").ShouldEndWith("\n</details>\n");
        (await GitAsync("status", "--porcelain", "--", "openapi")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_that_say_another_limit_are_drift()
    {
        WriteSource(document => WebhookUrl(document)["description"] = "Max 512 characters.");

        var run = await RunAsync("--source", Source);

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        Told("severity").ShouldBe("warning\n");
        Told("title").ShouldBe("Accept the service's contract: 0 breaking, 1 warning, 0 for information\n");
        (await GitAsync("status", "--porcelain", "--", "openapi")).Split('\n').ShouldBe([" M openapi/v1/CHANGELOG.md", " M openapi/v1/dryapi.json"]);
    }

    [Fact]
    public async Task An_unreachable_source_fails_with_the_tools_line_and_changes_nothing()
    {
        var before = tree.Sources();

        var run = await RunAsync("--source", "https://localhost:1/openapi.json?a=1;b=%20");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("error DRY1000: https://localhost:1/openapi.json?a=1;b=%20: ");
        run.Error.ShouldEndWith("build/contract-drift.sh: the document could not be pulled and accepted; the error stands above, and openapi/ is as it was.\n");
        Directory.GetFiles(tree.PathOf("artifacts/drift")).ShouldBeEmpty();
        tree.Sources().ShouldBe(before);
    }

    [Fact]
    public async Task A_source_that_a_shell_would_read_is_refused()
    {
        var run = await RunAsync("--source", "https://localhost:1/$(touch told)");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe("build/contract-drift.sh: the source has quotes, a dollar or a backslash, which a build cannot hand on.\n");
    }

    private string Told(string file) => File.ReadAllText(tree.PathOf("artifacts/drift/" + file));

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        Shell.RunAsync("bash", tree.Root, _environment, [tree.PathOf("build/contract-drift.sh"), .. arguments]);

    private async Task<string> GitAsync(params string[] arguments)
    {
        var run = await Shell.RunAsync("git", tree.Root, _environment, arguments);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output.TrimEnd('\n');
    }

    private void WriteSource(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(tree.PathOf(RepositoryFiles.DocumentFile)))!;
        change(document);
        File.WriteAllText(Source, document.ToJsonString());
    }

    private static JsonNode WebhookUrl(JsonNode document) =>
        document["paths"]!["/api/v1/client/txt2img"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["webhook_url"]!;
}
