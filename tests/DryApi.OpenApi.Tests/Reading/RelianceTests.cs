using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>What hand-written code of the SDK relies on: declared once in the overlay, held against each document.</summary>
public sealed class RelianceTests : IDisposable
{
    private const string Overlay = """
        {"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"$","update":{"x-relies-on":{
          "Left": { "header": "X-Left", "by": "Quota.Left" },
          "Proof": { "header": "X-Proof", "of": "HookHeaders", "by": "Hook.Verify" },
          "Done": { "value": "done", "of": "State", "by": "Job.Wait" },
          "Server": { "server": true, "by": "Client.Default" }
        }}}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Contract_OnDocumentThatSaysAllOfIt_HasALineOfEach()
    {
        var run = await ContractAsync(Document());

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("relies Done: value by=\"Job.Wait\" of=\"State\" value=\"done\"\nrelies Left: header by=\"Quota.Left\" name=\"X-Left\"\nrelies Proof: header by=\"Hook.Verify\" name=\"X-Proof\" of=\"HookHeaders\"\nrelies Server: server by=\"Client.Default\"\n");
        ContractWriter.Write(ContractReader.Read(run.Output)).ShouldBe(run.Output);
    }

    [Theory]
    [InlineData("X-Left", "X-Rest", "header X-Left: − Quota.Left.")]
    [InlineData("x-proof", "x-seal", "header X-Proof: − Hook.Verify.")]
    [InlineData("HookHeaders", "HookHeads", "header X-Proof: − Hook.Verify.")]
    [InlineData("done", "finished", "value \"done\" of State: − Job.Wait.")]
    [InlineData("servers: [{ url: 'https://a.example' }]", "x-none: 1", "server: − Client.Default.")]
    public async Task Contract_OnDocumentThatNoLongerSaysIt_NamesItAndWhoReliesOnIt(string from, string to, string expected)
    {
        var run = await ContractAsync(Document().Replace(from, to, StringComparison.Ordinal));

        run.Error.ShouldContain($"{_folder["overlay.json"]}(");
        run.Error.ShouldContain($": warning DRY1605: {expected} The SDK's own code relies on this, and the service no longer says it.");
        run.Output.ShouldNotContain(expected.Split(": − ")[1].TrimEnd('.'));
        run.Error.Split('\n').Count(line => line.Contains("DRY1605", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("X-Left", "X-Rest", "DRY1605: header X-Left: − Quota.Left.")]
    [InlineData("integer", "string", "header X-Left: type integer → string. The type is another one: callers cannot read it. C#: Quota.Left.")]
    [InlineData("https://a.example", "https://b.example", "C#: Client.Default.")]
    public async Task Diff_OnDocumentThatSaysItOtherwise_NamesWhoReliesOnIt(string from, string to, string expected)
    {
        var run = await Tool.RunAsync("diff", _folder.Write("base.yaml", Document()), _folder.Write("head.yaml", Document().Replace(from, to, StringComparison.Ordinal)), "--overlay", _folder.Write("overlay.json", Overlay), "--format", "msbuild");

        run.Output.ShouldContain(expected);
    }

    [Fact]
    public async Task Normalize_OnDocumentThatNoLongerSaysIt_NamesItOnceItIsAcceptedToo()
    {
        var contract = _folder.Write("contract.txt", (await ContractAsync(Document().Replace("X-Left", "X-Rest", StringComparison.Ordinal))).Output);

        var run = await Tool.RunAsync("normalize", _folder["base.yaml"], "--overlay", _folder["overlay.json"], "--contract", contract, "--output", _folder["n.json"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("warning DRY1605: header X-Left: − Quota.Left.");
    }

    [Theory]
    [InlineData("{ \"header\": \"X-Left\", \"by\": \"Quota.Left\" }", "{ \"header\": \"X-Left\" }", "\"Left\" does not say who relies on it")]
    [InlineData("{ \"header\": \"X-Left\", \"by\": \"Quota.Left\" }", "{ \"headers\": \"X-Left\", \"by\": \"Quota.Left\" }", "\"Left\" does not say what is relied on")]
    [InlineData("\"of\": \"HookHeaders\"", "\"of\": true", "\"Proof\" does not say what is relied on")]
    [InlineData("\"of\": \"State\", ", "", "\"Done\" does not say what is relied on")]
    [InlineData("\"Left\"", "\"Left;\"", "\"Left;\" is no C# name")]
    public async Task Overlay_OnAnotherForm_IsRefusedAtIt(string from, string to, string expected)
    {
        var overlay = _folder.Write("overlay.json", Overlay.Replace(from, to, StringComparison.Ordinal));

        (await Tool.RunAsync("contract", _folder.Write("base.yaml", Document()), "--overlay", overlay)).ShouldBeUnusable().ShouldContain(expected);
    }

    private Task<ProgramRun> ContractAsync(string document) =>
        Tool.RunAsync("contract", _folder.Write("base.yaml", document), "--overlay", _folder.Write("overlay.json", Overlay));

    private static string Document() => """
        openapi: 3.1.0
        info: { title: t, version: '1' }
        servers: [{ url: 'https://a.example' }]
        paths:
          /a:
            get:
              responses:
                '200':
                  description: d
                  headers: { X-Left: { schema: { type: integer } } }
                  content: { application/json: { schema: { type: object, properties: { state: { $ref: '#/components/schemas/State' } } } } }
        components: { schemas: { State: { type: string, enum: [done, open] }, HookHeaders: { type: object, properties: { x-proof: { type: string } } } } }
        """.ReplaceLineEndings("\n");
}
