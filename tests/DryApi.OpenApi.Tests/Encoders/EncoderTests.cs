using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Tests.Encoders;

public sealed class EncoderTests
{
    private const int Fuzzed = 400;
    private const string Alphabet = "`|\\<>&*_[]()!#@:;$~^={}\"'+-./ \n\ta1w";

    [Theory]
    [InlineData("a\nb\r\tc", @"a\nb\r\tc")]
    [InlineData("\e[1m\0\u007f\u009b", @"\u001b[1m\u0000\u007f\u009b")]
    [InlineData("\u0085\u2028\u2029", @"\u0085\u2028\u2029")]
    [InlineData("\u202e\u2066\u200b\ufeff\u00ad", @"\u202e\u2066\u200b\ufeff\u00ad")]
    [InlineData("\U000E0041", @"\udb40\udc41")]
    [InlineData("a\u00a0b\u3000c", "a\\u00a0b\u3000c")]
    [InlineData("a\ufe0f ⚠\ufe0f", "a\\ufe0f ⚠\ufe0f")]
    [InlineData("\u3164\ue000\ufffe", @"\u3164\ue000\ufffe")]
    public void OneLine_OnWhatCannotBeSeen_ShowsIt(string text, string shown)
    {
        VisibleText.OneLine(text).ShouldBe(shown);
        VisibleText.OneLine(shown).ShouldBe(shown);
    }

    [Fact]
    public void OneLine_OnLoneSurrogates_ShowsThem() => VisibleText.OneLine("\ud800x\udc00😀").ShouldBe(@"\ud800x\udc00😀");

    [Fact]
    public void OneLine_OnHarmlessText_IsTheText() => Texts.Harmless.ShouldAllBe(text => VisibleText.OneLine(text) == text);

    [Theory]
    [InlineData("::error::a", @"\u003a:error::a")]
    [InlineData(" \u3000::error::a", " \u3000\\u003a:error::a")]
    [InlineData("a ##vso[b]", @"a #\u0023vso[b]")]
    [InlineData("###[b] ##TeamCity[c]", @"##\u0023[b] #\u0023TeamCity[c]")]
    [InlineData("a ::error::b", "a ::error::b")]
    [InlineData("## heading [1]", "## heading [1]")]
    [InlineData(": a", ": a")]
    public void Break_OnACommandOfABuildServer_EscapesOneCharacter(string line, string broken) => WorkflowCommands.Break(line).ShouldBe(broken);

    [Theory]
    [InlineData("@a (@a) a@b x@ @", @"\u0040a (\u0040a) a@b x@ @")]
    [InlineData("#1 a/b#1 #a", @"\u00231 a/b\u00231 #a")]
    [InlineData("GH-1 gh-1 GH-a LGH-1", @"GH\u002d1 gh\u002d1 GH-a LGH-1")]
    [InlineData("https://github.com/a/b/issues/1 /issues", @"https://github.com/a/b/issues\u002f1 /issues")]
    [InlineData("[skip ci] [no ci] [ci skip] [a-z]", @"\u005bskip ci] \u005bno ci] \u005bci skip] [a-z]")]
    [InlineData("***NO_CI*** **b**", @"\u002a**NO_CI*** **b**")]
    public void Break_OnWhatACodeHostActsOn_EscapesOneCharacter(string text, string broken) => ForgeSyntax.Break(text).ShouldBe(broken);

    [Fact]
    public void Markdown_OnAnyText_IsOneSpanOfCodeThatShowsIt()
    {
        // A command of a build server is broken in the line of the file.
        Render<OpenApi.Encoders.Markdown>(text => WorkflowCommands.Break("`" + text)[1..], (text, lines) =>
        {
            lines.WriteLine($"### Head");
            lines.WriteLine();
            lines.WriteLine($"- **breaking** DRY1 {text}. Words. C#: {text}.");
            lines.WriteLine($"  - {text}: {text}");
            lines.WriteLine($"- next");
        });
    }

    [Fact]
    public void RenderedMarkdown_OnAnyText_IsOneElementThatShowsItInListAndTable()
    {
        Render<RenderedMarkdown>(text => text, (text, lines) =>
        {
            lines.WriteLine($"| | Operation | Change |");
            lines.WriteLine($"|---|---|---|");
            lines.WriteLine($"| info<br>DRY1 | {text} | {text}<br>Words. |");
            lines.WriteLine($"| {text} | {text} and 1 more | |");
            lines.WriteLine();
            lines.WriteLine($"<details><summary>More</summary>");
            lines.WriteLine();
            lines.WriteLine($"- {text} at {text}: {text}");
            lines.WriteLine($"- next");
            lines.WriteLine();
            lines.WriteLine($"</details>");
        });
    }

    [Fact]
    public void RenderedMarkdown_OnAnyClause_HasNothingButWordsAndValues()
    {
        foreach (var text in All())
        {
            using var output = new StringWriter { NewLine = "\n" };
            new EncodingWriter<RenderedMarkdown>(output).WriteLine($"| {Encoded<RenderedMarkdown>.Clause("Order.Note becomes " + text + ": code that uses it")} |");

            var html = Html.Of("| C# |\n|---|\n" + output);
            html.Tags.Where(tag => tag.TrimStart('/') is not ("table" or "thead" or "tbody" or "tr" or "th" or "td" or "code")).ShouldBeEmpty($"{text}\n{html}");
            html.Codes[0].ShouldBe("Order.Note");
            (html.Count("td"), html.Count("code")).ShouldBe((1, html.Count("/code")), $"{text}\n{html}");
        }
    }

    [Theory]
    [InlineData("components.schemas.ClientDiffusionModelCollection.properties.data", "components.schemas.|ClientDiffusionModelCollection.|properties.data")]
    [InlineData("GET /api/v2/models", "GET /api/v2/models")]
    [InlineData("IList<ClientDiffusionModelResource>", "IList<ClientDiffusionModel|Resource>")]
    [InlineData("a short one", "a short one")]
    public void RenderedMarkdown_OnALongValue_MayBreakAtItsJoints(string text, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };

        new EncodingWriter<RenderedMarkdown>(output).WriteLine($"{text}");

        output.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).ShouldBe($"<code>{expected.Replace("|", "<wbr>", StringComparison.Ordinal)}</code>\n");
    }

    [Fact]
    public void Terminal_OnAnyText_IsOneSafeLine()
    {
        foreach (var text in All())
        {
            using var output = new StringWriter { NewLine = "\n" };
            var tool = new ToolOutput(output, output, hasColor: false);

            tool.Terminal.WriteLine($"{text}");
            tool.Terminal.WriteLine($"  {Terminal.Paint(text, 1, hasColor: false)}: {text}");
            tool.Error.WriteLine($"a.json(1,2): {text}; {text}");
            tool.MSBuild.WriteLine($"{MSBuildLine.Place(null)}: message DRY1: {text}");
            tool.MSBuild.WriteLine($"a.json(1,2): error DRY1: {text}");

            var lines = output.ToString().TrimEnd('\n').Split('\n');
            lines.Length.ShouldBe(5);
            Lines.ShouldBeSafe(output.ToString());
            lines[2..].Select(Lines.Diagnostic).ShouldBe([null, null, "error DRY1"], text);
        }
    }

    [Fact]
    public void Terminal_OnHarmlessText_ShowsItAsItIs()
    {
        foreach (var text in Texts.Harmless)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var tool = new ToolOutput(output, output, hasColor: false);

            tool.Terminal.WriteLine($"  {text}");
            tool.Error.WriteLine($"a.json(1,2): {text}");
            tool.MSBuild.WriteLine($"a.json(1,2): error DRY1: {text}");

            output.ToString().ShouldBe($"  {text}\na.json(1,2): {text}\na.json(1,2): error DRY1: {text}\n");
        }
    }

    [Fact]
    public void Terminal_OnOurColors_KeepsThem() => Terminal.Paint("\e[5mx", 31, hasColor: true).ToString().ShouldBe("\e[31m\\u001b[5mx\e[0m");

    [Fact]
    public void Json_OnAnyText_HasItExactlyAndShowsWhatCannotBeSeen()
    {
        var texts = All().ToList();
        using var output = new StringWriter { NewLine = "\n" };

        new JsonOutput(output).Write(json =>
        {
            json.WriteStartArray();
            texts.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        });

        System.Text.Json.JsonSerializer.Deserialize<string[]>(output.ToString()).ShouldBe(texts);
        Lines.ShouldBeSafe(output.ToString());
        output.ToString().Split('\n').Length.ShouldBe(texts.Count + 3);
    }

    [Fact]
    public void Sentence_OnEveryRule_IsWordsAlone()
    {
        foreach (var rule in DriftRules.All)
        {
            using var output = new StringWriter();
            new EncodingWriter<RenderedMarkdown>(output).WriteLine($"{Encoded<RenderedMarkdown>.Sentence(rule)}");
            Html.Of(output.ToString()).Tags.ShouldBe(["p", "/p"], rule.Sentence);
        }
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay", "…aaaaaaaaaaaaaaaaaaaax", "…aaaaaaaaaaaaaaaaaaaay")]
    [InlineData("x", "x ", "x", "x ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234567", "x", "abcdefghijklmnopqrstuvwxyz1234…", "x")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀a", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀b", "…😀😀😀😀😀😀😀😀😀😀a", "…😀😀😀😀😀😀😀😀😀😀b")]
    public void Difference_OnLongTexts_ShowsWhereTheyDifferFirst(string before, string after, string beforeShown, string afterShown) =>
        TextExcerpt.Difference(before, after, 30).ShouldBe((beforeShown, afterShown));

    /// <summary>The hostile and harmless texts, and chance ones of the signs that matter; the same in each run.</summary>
    private static IEnumerable<string> All()
    {
        var random = new Random(11);
        var fuzzed = Enumerable.Range(0, Fuzzed).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Alphabet[random.Next(Alphabet.Length)])));
        return [.. Texts.Hostile, .. Texts.Harmless, Texts.Combined, .. fuzzed];
    }

    private static void Render<TPlace>(Func<string, string> inLine, Action<string, EncodingWriter<TPlace>> write)
        where TPlace : IPlace
    {
        var expected = Of("harmless");
        expected.Codes.ShouldAllBe(code => code == "harmless");
        foreach (var text in All())
        {
            var html = Of(text);
            var shown = ForgeSyntax.Break(Diagnostics.BreakPlaces(VisibleText.OneLine(TextExcerpt.Start(text, 2000))));

            html.Tags.ShouldBe(expected.Tags, $"{text}\n{html}");
            html.Codes.ShouldBe(Enumerable.Repeat(inLine(shown), expected.Codes.Count), $"{text}\n{html}");
        }

        Html Of(string text)
        {
            using var output = new StringWriter { NewLine = "\n" };
            write(text, new EncodingWriter<TPlace>(output));
            return Html.Of(output.ToString());
        }
    }
}
