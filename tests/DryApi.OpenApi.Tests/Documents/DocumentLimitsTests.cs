using System.Text.RegularExpressions;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Documents;

/// <summary>Each limit: it holds, its line names place, value and option, and the option raises it.</summary>
public sealed class DocumentLimitsTests : IDisposable
{
    private const string Rest = "\"openapi\":\"3.0.3\",\"info\":{\"title\":\"\",\"version\":\"\"},\"paths\":{}";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Options => [.. DocumentLimit.All.Select(limit => limit.Option)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--max-depth", 3, 4, "a.json", "{" + Rest + ",\"x-a\":[[[1]]]}", "(1,72): objects and arrays are nested more than 3 deep here; flatten the document, or allow more with --max-depth")]
    [InlineData("--max-depth", 3, 4, "a.yaml", "openapi: 3.0.3\npaths: {}\nx-a: [[[1]]]\n", "(3,8): objects and arrays are nested more than 3 deep here; flatten the document, or allow more with --max-depth")]
    [InlineData("--max-nodes", 9, 10, "a.json", "{" + Rest + ",\"x-a\":[1,2,3]}", "(1,75): the document has more than 9 values with this one; split the document, or allow more with --max-nodes")]
    [InlineData("--max-nodes", 9, 10, "a.yaml", "openapi: 3.0.3\npaths: {}\nx-a: &a [1,2]\nx-b: *a\nx-c: 1\n", "(5,6): the document has more than 9 values with this one; split the document, or allow more with --max-nodes")]
    [InlineData("--max-properties", 4, 5, "a.json", "{" + Rest + ",\"x-a\":1,\n\"x-b\":2}", "(2,1): this object has more than 4 properties; split the document, or allow more with --max-properties")]
    [InlineData("--max-name-length", 10, 11, "a.json", "{" + Rest + ",\"x-123456789\":1}", "(1,64): the name \"x-123456789\" has more than 10 characters; shorten it, or allow more with --max-name-length")]
    [InlineData("--max-number-length", 5, 6, "a.json", "{" + Rest + ",\"x-a\":-12.50}", "(1,70): the number \"-12.50\" has more than 5 characters; round it, or allow more with --max-number-length")]
    [InlineData("--max-number-length", 5, 6, "a.yaml", "openapi: 3.0.3\npaths: {}\nx-a: 0xFFFF\n", "(3,6): the number \"0xFFFF\" has more than 5 characters; round it, or allow more with --max-number-length")]
    [InlineData("--max-aliased-nodes", 4, 5, "a.yaml", "openapi: 3.0.3\npaths: {}\nx-a: &a [1,2]\nx-b: [*a, &b 1, *b, *b]\n", "(4,21): the aliases up to here stand for more than 4 values; write the document without aliases of aliases, or allow more with --max-aliased-nodes")]
    public async Task Limit_OfADocument_HoldsUntilItsOptionRaisesIt(string option, int low, int high, string name, string text, string line)
    {
        var path = _folder.Write(name, text);

        var below = await Tool.RunAsync("contract", path, option, $"{low}");
        var raised = await Tool.RunAsync("contract", path, option, $"{high}");

        below.ShouldBeUnusable().ShouldBe(path + line);
        raised.ShouldSucceed();
    }

    [Fact]
    public async Task Size_OfADocument_HoldsUntilItsOptionRaisesIt()
    {
        var path = _folder.Write("a.json", "{" + Rest + ",\"x-a\":\"" + new string('a', 1 << 20) + "\"}");

        (await Tool.RunAsync("contract", path, "--max-size", "1")).ShouldBeUnusable()
            .ShouldBe($"{path}: it is larger than 1 MB; is it really an OpenAPI document? If so, allow more with --max-size");
        (await Tool.RunAsync("contract", path, "--max-size", "2")).ShouldSucceed();
    }

    [Theory]
    [InlineData("--max-overlay-steps", 5, 40, """{"target":"$..*","update":{"x-a":1}}""", "(1,66): the targets up to this action look at more than 5 values; name a narrower target, or allow more with --max-overlay-steps")]
    [InlineData("--max-nodes", 8, 9, """{"target":"$","update":{"x-a":1,"x-b":[2]}}""", "(1,66): the document has more than 8 values with this one; split the document, or allow more with --max-nodes")]
    [InlineData("--max-depth", 4, 5, """{"target":"$","update":{"x-a":[[[[]]]]}}""", "(1,66): objects and arrays are nested more than 4 deep here; flatten the document, or allow more with --max-depth")]
    public async Task Limit_OfAnOverlay_HoldsUntilItsOptionRaisesIt(string option, int low, int high, string action, string line)
    {
        var document = _folder.Write("a.json", "{" + Rest + "}");

        // Read with the highest limit, or the overlay itself would be beyond it.
        var overlay = _folder.Write("o.json", """{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[""" + action + "]}");
        async Task<ProgramRun> RunAsync(int limit) => await Tool.RunAsync("contract", document, "--overlay", overlay, option, $"{limit}");

        if (option == "--max-overlay-steps")
        {
            // Scalars cannot be updated, which is found after the limit.
            (await RunAsync(low)).ShouldBeUnusable().ShouldBe(overlay + line);
            (await RunAsync(high)).ShouldBeUnusable().ShouldContain("cannot be updated");
            return;
        }

        var budget = new NodeBudget(DocumentLimit.All.Single(limit => limit.Option == option).With(DocumentLimits.Default, low), Tree.Json("{" + Rest + "}"));
        Should.Throw<InputException>(() => new OpenApi.Overlays.OverlayMerge(OpenApi.Overlays.Overlay.Load(overlay).Actions[0], budget)
            .Apply(new OpenApi.Overlays.JsonPathMatch(Tree.Json("{" + Rest + "}"), null, 0), OpenApi.Overlays.Overlay.Load(overlay).Actions[0].Update!)).Message.ShouldBe(overlay + line);
        _ = high;
    }

    [Fact]
    public async Task Limit_OfAContract_IsItsLines()
    {
        var path = _folder.Write("a.txt", "contract 1\ntitle: \"a\"\nversion: \"1\"\n");

        (await Tool.RunAsync("diff", path, path, "--max-nodes", "3")).ShouldBeUnusable()
            .ShouldBe($"{path}(4,1): the contract has more than 3 lines; split it, or allow more with --max-nodes");
        (await Tool.RunAsync("diff", path, path, "--max-nodes", "4")).ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Limit_OutOfItsRange_IsOneLine(string option)
    {
        var most = DocumentLimit.All.Single(limit => limit.Option == option).Most;

        (await Tool.RunAsync("contract", "a.json", option, "0")).ShouldBeUnusable().ShouldBe($"{option} is 0; give it a number from 1 to {most}");
        (await Tool.RunAsync("contract", "a.json", option, "many")).ShouldBeUnusable().ShouldContain(option);
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("normalize")]
    [InlineData("diff")]
    [InlineData("accept")]
    [InlineData("pull")]
    public async Task Limits_OfEveryCommand_StandInItsHelpWithTheirDefaults(string command)
    {
        var help = await Tool.RunAsync(command, "--help");

        foreach (var limit in DocumentLimit.All)
        {
            Regex.Replace(help.Output, @"\s+", " ").ShouldContain($"{limit.Option} <NUMBER> Limit: {limit.Description} [default: {limit.Get(DocumentLimits.Default)}]");
        }
    }

    [Fact]
    public void Limits_OfThePage_AreThoseOfTheTool()
    {
        var page = File.ReadAllText(RepositoryFiles.PathOf("generator/DryApi.OpenApi/README.md"));

        foreach (var limit in DocumentLimit.All)
        {
            page.ShouldContain($"| `{limit.Option}` | {limit.Get(DocumentLimits.Default):N0} | {limit.Description} |");
        }
    }
}
