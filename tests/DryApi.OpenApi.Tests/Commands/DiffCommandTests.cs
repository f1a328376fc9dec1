using System.Text.Json;
using DryApi.Contracts;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift;

namespace DryApi.OpenApi.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private const string Tighter = "\"maxLength\": 5";

    private readonly TemporaryFolder _folder = new();

    private string Base => _folder["base.json"];

    private string Head => _folder["head.json"];

    public void Dispose() => _folder.Dispose();

    private Task<ProgramRun> DiffAsync(string head, params string[] options)
    {
        _folder.Write("base.json", ShopDocument.Text);
        _folder.Write("head.json", head);
        return Tool.RunAsync(["diff", Base, Head, .. options]);
    }

    private static string Edited(string from, string to)
    {
        ShopDocument.Text.ShouldContain(from);
        return ShopDocument.Text.Replace(from, to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_difference_is_said_and_no_failure()
    {
        var run = await DiffAsync(ShopDocument.Text, "--fail-on", "any");

        run.ShouldSucceed();
        run.Output.ShouldBe("no change of the contract\n");
    }

    [Fact]
    public async Task Text_says_rule_difference_meaning_place_and_bump_without_colour()
    {
        var run = await DiffAsync(Edited("\"maxLength\": 20", Tighter));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldBe(
            $"""
            breaking DRY1311 request-property-max-length-decreased
              Order.note: maxLength 20 → 5
              The greatest length decreased: what was accepted can be refused.
              in POST /v1/orders
              C#: Order.Note
              at {Head}({ShopDocument.PlaceOf("maxLength", ShopDocument.Text)})

            1 breaking, 0 warnings, 0 for information; asks for a major version

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_has_every_field()
    {
        var run = await DiffAsync(Edited("\"maxLength\": 20", Tighter), "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        root.GetProperty("summary").GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"breaking":1,"warning":0,"info":0,"texts":0}""");
        var change = root.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        Text("id").ShouldBe("DRY1311");
        Text("rule").ShouldBe("request-property-max-length-decreased");
        Text("severity").ShouldBe("breaking");
        change.GetProperty("sourceBreaking").GetBoolean().ShouldBeFalse();
        Text("operation").ShouldBe("POST /v1/orders");
        Text("pointer").ShouldBe("/components/schemas/Order/properties/note/maxLength");
        Text("message").ShouldStartWith("POST /v1/orders: Order.note: maxLength 20 → 5. ");
        Text("file").ShouldBe(Head);
        $"{change.GetProperty("line").GetInt32()},{change.GetProperty("column").GetInt32()}".ShouldBe(ShopDocument.PlaceOf("maxLength", ShopDocument.Text));

        string Text(string name) => change.GetProperty(name).GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Markdown_lets_nothing_of_a_document_out_of_its_cell()
    {
        var run = await DiffAsync(Edited("\"note\": {", "\"a|b <img src=x> @everyone #1 `c` *d* [e](f)\\n| g\": { \"type\": \"string\" }, \"note\": {"), "--format", "markdown");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("### Contract: 0 breaking, 0 warnings, 1 for information\n");
        var row = run.Output.Split('\n').Single(line => line.StartsWith("| <code>", StringComparison.Ordinal));
        row.Count(c => c == '|').ShouldBe(4);
        row.ShouldNotContain("<img");
        row.ShouldNotContain("@");
        row.ShouldNotContain("`");
        row.ShouldNotContain("*");
        row.ShouldNotContain("](");
    }

    [Theory]
    [InlineData("\"maxLength\": 20", Tighter, "head.json", "maxLength", "error DRY1311")]
    [InlineData("\"maxLength\": 20", "\"maxLength\": 20, \"pattern\": \"^a\"", "head.json", "pattern", "error DRY1218")]
    [InlineData(", \"maxLength\": 20", "", "base.json", "maxLength", "message DRY1309")]
    [InlineData("\"note\": { \"type\": \"string\", \"maxLength\": 20 },", "", "base.json", "note", "warning DRY1285")]
    [InlineData("\"/v1/orders/{id}\"", "\"/v2/orders/{id}\"", "head.json", "get", "error DRY1116")]
    [InlineData("\"get\":", "\"x-get\":", "base.json", "get", "error DRY1101")]
    public async Task MSBuild_lines_point_where_the_fact_stands(string from, string to, string file, string name, string expected)
    {
        var head = Edited(from, to);

        var run = await DiffAsync(head, "--format", "msbuild");

        var place = ShopDocument.PlaceOf(name, file == "head.json" ? head : ShopDocument.Text);
        run.Output.Split('\n').ShouldContain(line => line.StartsWith($"{_folder[file]}({place}): {expected}: ", StringComparison.Ordinal), run.Output);
    }

    [Fact]
    public async Task A_fact_of_the_overlay_points_into_the_overlay()
    {
        const string update = """{"target":"$.components.schemas.Order.properties.note","update":{"pattern":"^a"}}""";
        var accepted = _folder.Write("contract.txt", (await Tool.RunAsync("contract", _folder.Write("base.json", ShopDocument.Text))).Output);
        var overlay = _folder.Write("overlay.json", Overlay(update));

        var run = await Tool.RunAsync("diff", accepted, Base, "--overlay", overlay, "--format", "msbuild");

        run.Output.ShouldStartWith($"{overlay}({ShopDocument.PlaceOf("pattern", Overlay(update))}): error DRY1218: ");
    }

    [Theory]
    [InlineData("breaking", 1, 0, 0, 0)]
    [InlineData("warning", 1, 1, 0, 0)]
    [InlineData("any", 1, 1, 1, 0)]
    [InlineData("none", 0, 0, 0, 0)]
    public async Task Fail_on_decides_the_exit_code(string failOn, int breaking, int warning, int info, int same)
    {
        (await DiffAsync(Edited("\"maxLength\": 20", Tighter), "--fail-on", failOn)).ExitCode.ShouldBe(breaking);
        (await DiffAsync(Edited("\"note\": { \"type\": \"string\", \"maxLength\": 20 },", ""), "--fail-on", failOn)).ExitCode.ShouldBe(warning);
        (await DiffAsync(Edited("\"maxLength\": 20", "\"maxLength\": 30"), "--fail-on", failOn)).ExitCode.ShouldBe(info);
        (await DiffAsync(ShopDocument.Text, "--fail-on", failOn)).ExitCode.ShouldBe(same);
    }

    [Fact]
    public async Task Documents_contracts_and_yaml_can_be_compared_with_one_another()
    {
        var json = _folder.Write("base.json", ShopDocument.Text);
        var contract = _folder.Write("contract.txt", (await Tool.RunAsync("contract", json)).Output);
        var yaml = _folder.Write("base.yaml", ShopDocument.Text);
        var head = _folder.Write("head.json", Edited("\"maxLength\": 20", Tighter));
        var headContract = _folder.Write("head.txt", (await Tool.RunAsync("contract", head)).Output);
        foreach (var one in (string[])[json, contract, yaml])
        {
            foreach (var other in (string[])[json, contract, yaml])
            {
                (await Tool.RunAsync("diff", one, other, "--fail-on", "any")).ShouldSucceed();
            }

            foreach (var other in (string[])[head, headContract])
            {
                var run = await Tool.RunAsync("diff", one, other, "--format", "msbuild");
                run.ExitCode.ShouldBe(1);
                run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain($"{other}(");
            }
        }
    }

    [Fact]
    public async Task Help_lists_every_rule()
    {
        var run = await Tool.RunAsync("diff", "--help");

        run.ShouldSucceed();
        DriftRules.All.ShouldAllBe(rule => run.Output.Contains($"{rule.Id}  {rule.Severity.ToString().ToLowerInvariant(),-8}  {rule.Name}\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("diff base.json", "Required argument 'HEAD' missing")]
    [InlineData("diff base.json base.json --format xml", "'xml' not recognized")]
    [InlineData("diff base.json base.json --fail-on all", "'all' not recognized")]
    [InlineData("diff none.json base.json", "none.json: there is no such file")]
    [InlineData("diff base.json none.json", "none.json: there is no such file")]
    [InlineData("diff base.json broken.json", "broken.json(1,2): this is not JSON")]
    [InlineData("diff base.json broken.txt", "broken.txt(1,")]
    [InlineData("diff base.json base.json --overlay none.json", "none.json: there is no such file")]
    [InlineData("diff contract.txt contract.txt --overlay overlay.json", "an overlay changes documents, and both files are contracts; leave --overlay out")]
    public async Task What_cannot_be_used_is_one_line(string args, string expected)
    {
        _folder.Write("base.json", ShopDocument.Text);
        _folder.Write("broken.json", "{broken");
        _folder.Write("broken.txt", "contract 99\n");
        _folder.Write("contract.txt", "contract 1\ntitle: \"t\"\nversion: \"1\"\n");
        _folder.Write("overlay.json", Overlay(""));
        var words = args.Split(' ').Select(word => word.Contains('.') ? _folder[word] : word).ToArray();

        (await Tool.RunAsync(words)).ShouldBeUnusable().ShouldContain(expected);
    }

    [Fact]
    public async Task An_action_of_the_overlay_that_fits_no_longer_is_a_warning()
    {
        var overlay = _folder.Write("overlay.json", Overlay("""{"target":"$.components.schemas.Order.properties.note","update":{"pattern":"^a"}}"""));

        var run = await DiffAsync(Edited("\"note\": { \"type\": \"string\", \"maxLength\": 20 },", ""), "--overlay", overlay, "--format", "msbuild");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain($"{overlay}({ShopDocument.PlaceOf("{\"target", File.ReadAllText(overlay))}): warning DRY1711: overlay $.components.schemas.Order.properties.note");
    }

    [Fact]
    public async Task An_action_of_the_overlay_that_never_fitted_is_a_mistake()
    {
        var overlay = _folder.Write("overlay.json", Overlay("""{"target":"$.nothing","update":{"pattern":"^a"}}"""));

        var run = await DiffAsync(ShopDocument.Text, "--overlay", overlay);

        run.ShouldBeUnusable().ShouldStartWith($"{overlay}({ShopDocument.PlaceOf("{\"target", File.ReadAllText(overlay))}): the overlay's target \"$.nothing\" matches nothing");
    }

    [Fact]
    public async Task An_action_of_the_overlay_that_the_document_made_needless_is_a_warning()
    {
        var overlay = _folder.Write("overlay.json", Overlay("""{"target":"$.components.schemas.Order.properties.note","update":{"pattern":"^a"}}"""));

        var run = await DiffAsync(Edited("\"maxLength\": 20", "\"maxLength\": 20, \"pattern\": \"^a\""), "--overlay", overlay, "--format", "msbuild");

        run.ExitCode.ShouldBe(0);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith($"{overlay}({ShopDocument.PlaceOf("{\"target", File.ReadAllText(overlay))}): warning DRY1710: ");
    }

    private static string Overlay(string actions) => $$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{{actions}}]}""";
}
