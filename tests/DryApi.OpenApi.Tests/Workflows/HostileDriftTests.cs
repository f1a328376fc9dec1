using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>The script that pulls and accepts, with the build in another's place: what it tells of a document that wants to be more than text.</summary>
public sealed class HostileDriftTests : IAsyncLifetime
{
    private const string Place = "value /components/schemas/Boat/properties/name/description";

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write(RepositoryFiles.DocumentFile, RichDocument.Text);
        _folder.Write(RepositoryFiles.OverlayFile, """{ "overlay": "1.0.0", "info": { "title": "More", "version": "1" }, "actions": [{ "target": "$.info", "update": { "x-note": 1 } }] }""");
        _folder.Write("src/DryApi.Generated/DryApi.Generated.csproj", "<OpenApiDocument Contract=\"../../openapi/v1/contract.txt\" Published=\"https://localhost/openapi.json\" />");
        await _folder.CommitAsync();
        _folder.Stub("dotnet", """
            case $1 in
              build) cp "$STUBS/pulled.json" openapi/v1/dryapi.json ;;
              *) PATH=${PATH#*:} exec dotnet "$@" ;;
            esac
            """);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<string> Names => [.. Texts.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Drift_OnHostileNamesAndTexts_HasNumbersInItsTitleAndTextInItsBody(string text)
    {
        var name = RichDocument.Positions.Single(position => position.ToString() == "name /components/schemas/Part/properties/weight");
        Pull(RichDocument.With(name, text));

        var run = await RunAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        Lines.ShouldBeSafe(run.Output);
        _folder.Read("artifacts/drift/title").ShouldMatch(@"^Accept the service's contract: \d+ breaking, \d+ warnings?, \d+ for information\n$");
        var html = Html.Of(_folder.Read("artifacts/drift/body.md"));
        html.Tags.Where(tag => tag is "img" or "script" or "h1" or "h2" or "input" or "pre").ShouldBeEmpty(html.ToString());
        html.Links.ShouldAllBe(url => url.StartsWith("https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Contracts/RULES.md#dry1", StringComparison.Ordinal), html.ToString());
        html.Count("h3").ShouldBe(2);
        html.Count("td").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Drift_OnHostileTextsAlone_IsNoneAndListsThemInItsBody()
    {
        var pulled = RichDocument.With(RichDocument.Positions.Single(position => position.ToString() == Place), "One. </details> ::error::x @octocat closes #1");
        Pull(pulled);

        var run = await RunAsync("--source", "-a file.json");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldEndWith("No drift: the service's document says the accepted contract in other words; the accepted ones stay.\n");
        _folder.TakeCalls()[0].ShouldMatch(@"^dotnet build .* -p:OpenApiSource=/.*/-a file\.json$");
        _folder.Read("artifacts/drift/title").ShouldBe("No drift: the service's document says the accepted contract in other words; the accepted ones stay.\n");
        Html.Of(_folder.Read("artifacts/drift/body.md")).Codes.ShouldBe(
        [
            "components.schemas.Boat.properties.name.description",
            "dryapi.json:1",
            "\"Max 20 characters.\" → \"One. </details> ::error::x \\u0040octocat closes \\u00231\"",
        ]);
        (await _folder.GitAsync("status", "--porcelain", "--", "openapi")).ShouldBeEmpty();
    }

    private void Pull(string document) => File.WriteAllText(_folder.Stubbed("pulled.json"), document);

    private Task<ProgramRun> RunAsync(params string[] arguments) => _folder.RunAsync("contract-drift.sh", arguments);
}
