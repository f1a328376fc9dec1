using System.Text.Json;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Commands;

/// <summary>Texts that changed, in everything that the comparison says.</summary>
public sealed class TextChangeTests : IDisposable
{
    private const string Described = "\"note\": { \"description\": \"A note.\", \"type\"";
    private const string Pointer = "/components/schemas/Order/properties/note/description";

    private static readonly string Before = ShopDocument.Text.Replace("\"note\": { \"type\"", Described, StringComparison.Ordinal);
    private static readonly string After = Before.Replace("A note.", "A note|list.", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    private string Base => _folder["base.json"];

    private string Head => _folder["head.json"];

    private string Place
    {
        get
        {
            var line = After.Split('\n').Index().Single(line => line.Item.Contains("A note|list.", StringComparison.Ordinal));
            return $"{Head}({line.Index + 1},{line.Item.IndexOf("\"description\"", StringComparison.Ordinal) + 1})";
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_OnATextAlone_SaysNoChangeOfTheContractAndTheText()
    {
        var run = await DiffAsync(After, "--fail-on", "any");

        run.ShouldSucceed();
        run.Output.ShouldBe($"no change of the contract; 1 text changed:\n  {Place} {Pointer}: \"A note.\" → \"A note|list.\"\n");
    }

    [Fact]
    public async Task Text_OnATextBesideAChange_CountsTheChangeAlone()
    {
        var run = await DiffAsync(After.Replace("\"maxLength\": 20", "\"maxLength\": 5", StringComparison.Ordinal).Replace("\"Made.\"", "\"Made!\"", StringComparison.Ordinal));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\n1 breaking, 0 warnings, 0 for information; asks for a major version; 2 texts changed:\n  ");
        run.Output.ShouldContain("/paths/~1v1~1orders/post/responses/200/description: \"Made.\" → \"Made!\"\n");
    }

    [Fact]
    public async Task Json_OnAText_HasItInAListOfItsOwn()
    {
        var run = await DiffAsync(After, "--format", "json", "--fail-on", "any");

        run.ShouldSucceed();
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("summary").GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"breaking":0,"warning":0,"info":0,"texts":1}""");
        json.RootElement.GetProperty("changes").GetArrayLength().ShouldBe(0);
        var text = json.RootElement.GetProperty("texts").EnumerateArray().ShouldHaveSingleItem();
        text.GetProperty("pointer").GetString().ShouldBe(Pointer);
        $"{text.GetProperty("file").GetString()}({text.GetProperty("line").GetInt32()},{text.GetProperty("column").GetInt32()})".ShouldBe(Place);
        (text.GetProperty("before").GetString(), text.GetProperty("after").GetString()).ShouldBe(("A note.", "A note|list."));
    }

    [Fact]
    public async Task Json_OnALongText_HasAllOfIt()
    {
        var run = await DiffAsync(After.Replace("A note|list.", new string('x', 5000) + " end", StringComparison.Ordinal), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("texts")[0].GetProperty("after").GetString().ShouldBe(new string('x', 5000) + " end");
    }

    [Fact]
    public async Task MSBuild_OnAText_IsAMessageAtItsLine()
    {
        var run = await DiffAsync(After, "--format", "msbuild", "--fail-on", "any");

        run.ShouldSucceed();
        run.Output.ShouldBe($"{Place}: message DRY1002: {Pointer}: \"A note.\" → \"A note|list.\". A text changed, and nothing of the contract.\n");
    }

    [Fact]
    public async Task Markdown_OnATextAlone_FoldsItUnderALineThatSaysSo()
    {
        var run = await DiffAsync(After, "--format", "markdown");

        run.ShouldSucceed();
        run.Output.ShouldStartWith("### Contract: no change of the contract; 1 text changed\n\n<details><summary>Text changes alone: 1 text changed</summary>\n\n- <code>");
        run.Output.ShouldEndWith("</code>\n\n</details>\n");
        Html.Of(run.Output).Codes.ShouldBe(["components.schemas.Order.properties.note.description", $"head.json:{Place[(Place.LastIndexOf('(') + 1)..].Split(',')[0]}", "\"A note.\" → \"A note|list.\""]);
    }

    [Fact]
    public async Task Markdown_OnVeryManyTexts_ListsSomeAndCountsTheRest()
    {
        static string Document(string word) => "{\"openapi\":\"3.0.3\",\"paths\":{" + string.Join(",", Enumerable.Range(0, 250).Select(i => $"\"/p{i}\":{{\"description\":\"{word} {i}\"}}")) + "}}";
        _folder.Write("base.json", Document("old"));
        _folder.Write("head.json", Document("new"));

        var run = await Tool.RunAsync("diff", Base, Head, "--format", "markdown");

        run.Output.ShouldContain("<summary>Text changes alone: 250 texts changed</summary>");
        run.Output.ShouldContain("\n- … and 150 more, which `--format json` lists\n");
        Html.Of(run.Output).Count("li").ShouldBe(101);
    }

    [Fact]
    public async Task Diff_OnAContractsText_ListsNoText()
    {
        _folder.Write("base.json", Before);
        (await Tool.RunAsync("contract", Base, "--output", _folder["contract.txt"])).ShouldSucceed();
        _folder.Write("head.json", After);

        (await Tool.RunAsync("diff", _folder["contract.txt"], Head)).Output.ShouldBe("no change of the contract\n");
        (await Tool.RunAsync("diff", Head, _folder["contract.txt"])).Output.ShouldBe("no change of the contract\n");
    }

    [Fact]
    public async Task Diff_OnATextThatTheOverlaySets_ComparesWhatTheOverlayMade()
    {
        var overlay = Overlay("overlay.json", "Ours.");

        (await DiffAsync(After, "--overlay", overlay)).Output.ShouldBe("no change of the contract\n");

        var other = Overlay("other.json", "Ours, again.");
        var run = await DiffAsync(Before, "--overlay", other, "--base-overlay", overlay);
        run.ShouldSucceed();
        run.Output.ShouldStartWith($"no change of the contract; 1 text changed:\n  {other}(");
        run.Output.ShouldEndWith($" {Pointer}: \"Ours.\" → \"Ours, again.\"\n");
    }

    [Fact]
    public async Task Diff_OnABaseOverlayForAContract_IsRefused()
    {
        _folder.Write("contract.txt", "contract 1\ntitle: \"t\"\nversion: \"1\"\n");
        _folder.Write("head.json", After);

        (await Tool.RunAsync("diff", _folder["contract.txt"], Head, "--base-overlay", Overlay("overlay.json", "x"))).ShouldBeUnusable().ShouldBe("an overlay changes documents, and BASE is a contract; leave --base-overlay out");
    }

    private string Overlay(string name, string description) => _folder.Write(name, $$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"$.components.schemas.Order.properties.note","update":{"description":"{{{description}}}"}}]}""");

    private Task<ProgramRun> DiffAsync(string head, params string[] options)
    {
        _folder.Write("base.json", Before);
        _folder.Write("head.json", head);
        return Tool.RunAsync(["diff", Base, Head, .. options]);
    }
}
