using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>An action of the overlay that matches fewer or more places than it did.</summary>
public sealed class OverlayMatchesTests : IDisposable
{
    private const string Hook = "{ type: object, properties: { webhook_url: { type: string } } }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Diff_OnDocumentsThatAnActionMatchesInOtherPlaces_NamesThem()
    {
        // The body of the second operation moved to a component, where the target does not reach.
        var run = await DiffAsync(Document(Hook, Hook), Document(Hook, "{ $ref: '#/components/schemas/Hook' }"), Overlay("$.paths[*].post.requestBody.content[*].schema.properties.webhook_url"));

        run.Output.ShouldContain("warning DRY1712: overlay $.paths[*].post.requestBody.content[*].schema.properties.webhook_url: places 2 → 1.");
        run.Output.ShouldContain("No longer /paths/~1b/post/requestBody/content/application~1json/schema/properties/webhook_url. Correct the target");
    }

    [Fact]
    public async Task Diff_OnAsManyPlacesThatAreOthers_NamesThem()
    {
        var run = await DiffAsync(Document(Hook, "{ type: object }"), Document("{ type: object }", Hook), Overlay("$.paths..webhook_url"));

        run.Output.ShouldContain("places 1 → 1, others.");
        run.Output.ShouldContain("No longer /paths/~1a/");
        run.Output.ShouldContain("Now also /paths/~1b/");
    }

    [Theory]
    [InlineData("$.paths..webhook_url", Hook)]
    [InlineData("$.paths['/a'].post", "{ type: object }")]
    public async Task Diff_OnTheSamePlaces_SaysNothingOfThem(string target, string second) =>
        (await DiffAsync(Document(Hook, Hook), Document(Hook, second), Overlay(target))).Output.ShouldNotContain("DRY1712");

    [Fact]
    public async Task Diff_OnAcceptedContract_HoldsTheNumberThatWasNotedAgainstTheDocument()
    {
        var contract = _folder.Write("contract.txt", (await Tool.RunAsync("contract", _folder.Write("base.yaml", Document(Hook, Hook)))).Output);
        var head = _folder.Write("head.yaml", Document(Hook, "{ type: object }"));

        var fewer = await Tool.RunAsync("diff", contract, head, "--overlay", _folder.Write("overlay.json", Overlay("$.paths..webhook_url", 2)), "--format", "msbuild");
        var same = await Tool.RunAsync("diff", contract, head, "--overlay", _folder.Write("overlay.json", Overlay("$.paths..webhook_url", 1)), "--format", "msbuild");

        fewer.Output.ShouldContain($"{_folder["overlay.json"]}(1,66): warning DRY1712: overlay $.paths..webhook_url: places 2 → 1.");
        same.Output.ShouldNotContain("DRY1712");
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("normalize")]
    public async Task Command_OnAnotherNumberThanWasNoted_Warns(string command)
    {
        var document = _folder.Write("base.yaml", Document(Hook, Hook));
        var (right, wrong) = (_folder.Write("right.json", Overlay("$.paths..webhook_url", 2)), _folder.Write("wrong.json", Overlay("$.paths..webhook_url", 3)));
        var contract = _folder.Write("contract.txt", (await Tool.RunAsync("contract", document, "--overlay", right)).Output);
        string[] rest = command == "normalize" ? ["--output", _folder["n.json"], "--contract", contract] : [];

        (await Tool.RunAsync([command, document, "--overlay", wrong, .. rest])).Error.ShouldContain("warning DRY1712: overlay $.paths..webhook_url: places 3 → 2.");
        (await Tool.RunAsync([command, document, "--overlay", right, .. rest])).Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task Overlay_OnANumberThatIsNone_IsRefusedAtIt(string number)
    {
        var overlay = _folder.Write("overlay.json", Overlay("$.paths..webhook_url", 12).Replace("12", number, StringComparison.Ordinal));

        (await Tool.RunAsync("contract", _folder.Write("base.yaml", Document(Hook, Hook)), "--overlay", overlay)).ShouldBeUnusable().ShouldContain("\"x-matches\" is the number of places");
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public void The_accepted_overlay_notes_the_number_of_each_action_that_can_match_several(string name)
    {
        var overlay = DryApi.OpenApi.Overlays.Overlay.Load(AcceptedDocument.Of(name).OverlayPath);

        var result = overlay.TryApplyTo(DocumentReader.Read(AcceptedDocument.Of(name).DocumentPath));

        result.Matches.Count.ShouldBeGreaterThan(15);
        result.Matches.ShouldAllBe(matched => matched.Key.AcceptedMatches == matched.Value.Count);
        overlay.Actions.ShouldAllBe(action => result.Matches.ContainsKey(action) || action.AcceptedMatches == null);
    }

    private async Task<ProgramRun> DiffAsync(string before, string after, string overlay) =>
        await Tool.RunAsync("diff", _folder.Write("base.yaml", before), _folder.Write("head.yaml", after), "--overlay", _folder.Write("overlay.json", overlay), "--format", "msbuild");

    private static string Overlay(string target, int? matches = null) =>
        $$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"{{{target}}}",{{{(matches is null ? "" : FormattableString.Invariant($"\"x-matches\":{matches},"))}}}"update":{"x-note":1}}]}""";

    private static string Document(string first, string second) => $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a: {Operation(first)}\n  /b: {Operation(second)}\ncomponents: {{ schemas: {{ Hook: {Hook} }} }}\n";

    private static string Operation(string schema) => $"{{ post: {{ requestBody: {{ content: {{ application/json: {{ schema: {schema} }} }} }}, responses: {{ '204': {{ description: d }} }} }} }}";
}
