using System.Globalization;
using System.Net;
using System.Text.Json;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Workflows;

namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>A hostile text in every place of a document, through everything that the tool prints and writes.</summary>
public sealed class HostileDocumentTests : IDisposable
{
    /// <summary>Places for each single text; every place gets all of them together.</summary>
    private const int PlacesPerText = 3;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "h1", "h2", "h3", "h4", "a", "p", "strong", "br", "code", "ul", "li", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryOutput_OnAllTextsInEveryPlace_KeepsItsForm()
    {
        var compared = 0;
        var changelogs = new List<string>();
        foreach (var position in RichDocument.Positions)
        {
            var isCompared = false;
            foreach (var text in position.IsName ? Texts.Names : [Texts.Combined])
            {
                isCompared |= await CheckAsync(position, text, changelogs);
            }

            compared += isCompared ? 1 : 0;
        }

        // Otherwise this shows nothing.
        Texts.Names.ShouldAllBe(text => text.Length < DocumentLimits.Default.MaxNameLength);
        RichDocument.Positions.Count.ShouldBeGreaterThan(150);
        compared.ShouldBeGreaterThan(RichDocument.Positions.Count * 2 / 3);
        await ShouldBePlainInAMessageAsync(changelogs);
    }

    [Fact]
    public async Task EveryOutput_OnEachTextInSomePlaces_KeepsItsForm()
    {
        var random = new Random(11);
        var changelogs = new List<string>();
        var compared = 0;
        foreach (var text in Texts.Hostile)
        {
            for (var i = 0; i < PlacesPerText; i++)
            {
                compared += await CheckAsync(RichDocument.Positions[random.Next(RichDocument.Positions.Count)], text, changelogs) ? 1 : 0;
            }
        }

        compared.ShouldBeGreaterThan(Texts.Hostile.Count);
        await ShouldBePlainInAMessageAsync(changelogs);
    }

    [Fact]
    public async Task EveryOutput_OnHarmlessTexts_ShowsThemAsTheyAre()
    {
        var position = RichDocument.Positions.Single(p => p.ToString() == "value /components/schemas/Boat/properties/name/description");
        foreach (var text in Texts.Harmless)
        {
            var (@base, head) = Write(position, text);

            (await Tool.RunAsync("diff", @base, head)).Output.ShouldContain($" → \"{text}\"\n");
            (await Tool.RunAsync("diff", @base, head, "--format", "msbuild")).Output.ShouldContain($" → \"{text}\". A text");
            Html.Of((await Tool.RunAsync("diff", @base, head, "--format", "markdown")).Output).Codes.ShouldContain(code => code.EndsWith($" → \"{text}\"", StringComparison.Ordinal), text);
        }
    }

    /// <returns>Whether the two documents could be compared; otherwise one line says why not.</returns>
    private async Task<bool> CheckAsync(Position position, string text, List<string> changelogs)
    {
        // A path begins with a slash, whatever follows.
        text = position is { IsName: true, Path: ["paths", _] } ? "/" + text : text;
        var (@base, head) = Write(position, text);
        var json = await Tool.RunAsync("diff", @base, head, "--format", "json", "--fail-on", "none");
        var contract = await Tool.RunAsync("contract", head);
        Lines.ShouldBeSafe(contract.Output + contract.Error);
        if (json.ExitCode != 0)
        {
            Lines.Diagnostic(json.ShouldBeUnusable()).ShouldBeNull($"{position}: {json.Error}");
            Lines.ShouldBeSafe(json.Error);
            return false;
        }

        Lines.ShouldBeSafe(json.Output);
        using var report = JsonDocument.Parse(json.Output);
        var (changes, texts) = (report.RootElement.GetProperty("changes").GetArrayLength(), report.RootElement.GetProperty("texts").GetArrayLength());
        foreach (var change in report.RootElement.GetProperty("texts").EnumerateArray())
        {
            (change.GetProperty("after").GetString() ?? "").ShouldContain(position.IsName || position.Path.Contains("example") ? "" : text, Case.Sensitive, position.ToString());
        }

        var found = DriftCheck.Run(@base, head, null, TimeProvider.System.GetUtcNow().UtcDateTime.Date);
        var rows = DriftRows.Of(found.Changes).Count;
        ShouldBeText((await Tool.RunAsync("diff", @base, head, "--fail-on", "none")).Output, rows, texts);
        ShouldBeDiagnostics((await Tool.RunAsync("diff", @base, head, "--format", "msbuild", "--fail-on", "any")).Output, changes, texts);
        var markdown = (await Tool.RunAsync("diff", @base, head, "--format", "markdown", "--fail-on", "none")).Output;
        Lines.ShouldBeSafe(markdown);
        ShouldBeReport(Html.Of(markdown), rows, texts + found.Findings.Count + found.BaseFindings.Count, position.ToString());
        await ShouldBePageAsync(@base, head, position.ToString());
        changelogs.Add(await AcceptAsync(@base, head, texts, position.ToString()));
        return true;
    }

    private static void ShouldBeText(string output, int rows, int texts)
    {
        Lines.ShouldBeSafe(output);
        var lines = output.TrimEnd('\n').Split('\n');
        lines.Count(line => line.Length > 0 && line[0] != ' ').ShouldBe(rows + 1, output);
        lines[^(texts + 1)].ShouldMatch(@"^(no change of the contract|\d+ breaking, )");
        lines[^texts..].ShouldAllBe(line => line.StartsWith("  ", StringComparison.Ordinal));
    }

    private static void ShouldBeDiagnostics(string output, int changes, int texts)
    {
        Lines.ShouldBeSafe(output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(changes + texts, output);
        foreach (var line in lines)
        {
            line.ShouldMatch(@"^(.*\.json\(\d+,\d+\)|dryapi-openapi): (error|message) DRY1\d{3}: ");
            var diagnostic = Lines.Diagnostic(line);
            (diagnostic is null ? line.Contains(": message DRY", StringComparison.Ordinal) : diagnostic.StartsWith("error DRY1", StringComparison.Ordinal)).ShouldBeTrue(line);
        }
    }

    private static void ShouldBeReport(Html html, int rows, int items, string position)
    {
        html.Tags.Select(tag => tag.TrimStart('/')).Where(tag => !Elements.Contains(tag)).ShouldBeEmpty($"{position}\n{html}");
        html.Count("h3").ShouldBe(1, position);
        html.Count("li").ShouldBe(items, position);
        html.Rows.ShouldBe(rows, position);
        html.Links.ShouldAllBe(url => url.StartsWith("https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Contracts/RULES.md#dry1", StringComparison.Ordinal), position);
        html.Count("details").ShouldBe(html.Count("/details"), position);
        html.Count("code").ShouldBe(html.Count("/code"), position);
    }

    private static async Task ShouldBePageAsync(string @base, string head, string position)
    {
        var run = await Tool.RunAsync("migration", @base, head);
        Lines.ShouldBeSafe(run.Output + run.Error);
        if (run.ExitCode != 0)
        {
            // Where no C# can be made of it, one line says why.
            run.ShouldBeUnusable().ShouldContain(".json: ", Case.Sensitive, position);
            return;
        }

        var html = Html.Of(run.Output);
        html.Tags.Select(tag => tag.TrimStart('/')).Except(["h1", "h2", "p", "ul", "li", "strong", "code"]).ShouldBeEmpty($"{position}\n{html}");
        html.Count("h1").ShouldBe(1, position);
        html.Count("h2").ShouldBe(run.Output.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal)), position);
        html.Count("li").ShouldBe(run.Output.Split('\n').Count(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)), position);
        html.Codes.Aggregate(WebUtility.HtmlDecode(html.ToString()), (rest, code) => rest.Replace($"<code>{code}</code>", "", StringComparison.Ordinal)).ShouldNotContain("**", Case.Sensitive, position);
    }

    private async Task<string> AcceptAsync(string @base, string head, int texts, string position)
    {
        _folder.Write("accepted.json", RichDocument.Text);
        _folder.Write("contract.txt", "");
        (await Tool.RunAsync("contract", @base, "--output", _folder["contract.txt"])).ShouldSucceed();
        File.Delete(_folder["CHANGELOG.md"]);
        var run = await Tool.RunAsync("accept", _folder["accepted.json"], "--contract", _folder["contract.txt"], "--changelog", _folder["CHANGELOG.md"], "--pulled", head);
        Lines.ShouldBeSafe(run.Output + run.Error);
        if (run.ExitCode != 0 || !File.Exists(_folder["CHANGELOG.md"]))
        {
            return "";
        }

        // Compared with a contract's text, some changes come together that documents tell apart.
        var changes = run.Output.Split('\n').Sum(line => line.Split(' ') switch
        {
            ["breaking" or "warning" or "info", ['D', 'R', 'Y', ..], _] => 1,
            ["breaking" or "warning" or "info", ['D', 'R', 'Y', ..], _, ['(', .. var count], "times)"] => int.Parse(count, CultureInfo.InvariantCulture),
            _ => 0,
        });
        var changelog = File.ReadAllText(_folder["CHANGELOG.md"]);
        Lines.ShouldBeSafe(changelog);
        var html = Html.Of(changelog);
        html.Tags.Select(tag => tag.TrimStart('/')).Where(tag => !Elements.Contains(tag)).ShouldBeEmpty($"{position}\n{html}");
        html.Count("li").ShouldBe(changes + texts + (texts > 0 ? 1 : 0), $"{position}\n{html}");
        (html.Count("h1"), html.Count("h2"), html.Count("h3")).ShouldBe((1, 1, 1), position);
        return changelog;
    }

    /// <summary>What the script for pull requests makes of the changelog's lines.</summary>
    private async Task ShouldBePlainInAMessageAsync(List<string> changelogs)
    {
        _folder.Write("changelogs.md", string.Concat(changelogs));
        var script = _folder.Write("message.sh", $". '{Path.Combine(RepositoryFiles.Root, "build/common.sh")}'\nas_message < '{_folder["changelogs.md"]}'\n");

        var run = await Shell.RunAsync("bash", Path.GetTempPath(), script);

        run.ShouldSucceed();
        run.Output.Split('\n').Length.ShouldBe(string.Concat(changelogs).Split('\n').Length);
        run.Output.Length.ShouldBeGreaterThan(10_000);
        foreach (var hostile in (string[])["@[A-Za-z]", @"#\d", @"(?i)\bgh-\d", "://", @"(?i)\[skip", @"(?i)\[ci", @"\*\*\*NO", "`", @"\$\(", "(?m)^Co-authored-by"])
        {
            run.Output.ShouldNotMatch(hostile);
        }
    }

    private (string Base, string Head) Write(Position position, string text) => (_folder.Write("base.json", RichDocument.Text), _folder.Write("head.json", RichDocument.With(position, text)));
}
