using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Encoders;

/// <summary>The encoders of C#, held against every character that there is.</summary>
public sealed class EncoderTests
{
    private static readonly UnicodeCategory[] Hidden =
        [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator, UnicodeCategory.Surrogate, UnicodeCategory.OtherNotAssigned];

    private static readonly string Everything = string.Concat(Enumerable.Range(0, 0x10000).Select(code => (char)code)) + "\U0001F600\U000E0001\U000E0020";

    [Fact]
    public void Quote_OnEveryCharacter_IsVisibleAndOfOneLine()
    {
        var literal = CSharpLiteral.Quote(Everything);

        HiddenIn(literal).ShouldBeEmpty();
        literal[1..^1].Replace("\\\\", "").Replace("\\\"", "").ShouldNotContain('"');
    }

    [Fact]
    public void Documentation_OnEveryCharacter_IsVisibleElementsOfOneKind()
    {
        // A pair that is one character stays; so do the joiners.
        var lines = new XmlDocumentation("summary").Text(Everything).Code(Everything).Lines;

        lines.ShouldAllBe(line => line.StartsWith("///", StringComparison.Ordinal));
        HiddenIn(string.Concat(lines)).ShouldAllBe(rune => rune.Value == 0x200C || rune.Value == 0x200D);
        var element = XElement.Parse(string.Join("\n", lines.Select(line => line[3..])));
        element.Descendants().Select(each => each.Name.LocalName).ShouldBe(["c"]);
    }

    [Theory]
    [InlineData("one\ntwo", "/// <summary>one", "/// two</summary>")]
    [InlineData("one\r\ntwo", "/// <summary>one", "/// two</summary>")]
    [InlineData("one\r\rtwo", "/// <summary>one", "///", "/// two</summary>")]
    [InlineData("one\u2028two", "/// <summary>one", "/// two</summary>")]
    [InlineData("one\u0085two", "/// <summary>one", "/// two</summary>")]
    [InlineData(" a < b & c > d ", "/// <summary>a &lt; b &amp; c &gt; d</summary>")]
    [InlineData("a \ud83d\ude00 b", "/// <summary>a \ud83d\ude00 b</summary>")]
    public void Documentation_OnText_HasItsLines(string text, params string[] lines) => new XmlDocumentation("summary").Text(text).Lines.ShouldBe(lines);

    [Theory]
    [InlineData("one", "/// <summary><c>one</c></summary>")]
    [InlineData("one\ntwo\r\nthree\r", "/// <summary><c>one two three </c></summary>")]
    [InlineData("a\tb < c", "/// <summary><c>a b &lt; c</c></summary>")]
    public void Documentation_OnCode_IsOneLine(string code, string line) => new XmlDocumentation("summary").Code(code).Lines.ShouldBe([line]);

    [Theory]
    [InlineData("one\r", "/// <summary>one</summary>")]
    [InlineData("\ud83d\ude00", "/// <summary>\ud83d\ude00</summary>")]
    public void Documentation_OnWhatEndsTheText_SaysIt(string text, params string[] lines) => new XmlDocumentation("summary").Text(text).Lines.ShouldBe(lines);

    /// <summary>A pair of surrogates is not cut in half.</summary>
    [Theory]
    [InlineData(99_999, 99_999)]
    [InlineData(99_998, 100_000)]
    public void Documentation_OnALongTextWithAPairAtItsEnd_KeepsOrLeavesThePair(int before, int kept)
    {
        var text = new string('a', before) + "\ud83d\ude00bbb";

        new XmlDocumentation("summary").Text(text).Lines.ShouldBe(["/// <summary>" + text[..kept] + "\u2026</summary>"]);
    }

    [Fact]
    public void Documentation_OnHalfASurrogatePair_ShowsIt() => string.Concat(((string[])["a \ud83d b", "\ude00\ud83d", "a\ud83d"]).SelectMany(text => new XmlDocumentation("summary").Text(text).Lines))
        .ShouldBe("/// <summary>a \\ud83d b</summary>/// <summary>\\ude00\\ud83d</summary>/// <summary>a\\ud83d</summary>");

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public void Documentation_OnALongText_IsCutAndSaysSo(int length, bool isCut)
    {
        var line = new XmlDocumentation("summary").Text(new string('a', length)).Lines.ShouldHaveSingleItem();

        line.ShouldBe("/// <summary>" + new string('a', 100_000) + (isCut ? "\u2026" : "") + "</summary>");
    }

    private static List<Rune> HiddenIn(string text) => [.. text.EnumerateRunes().Where(rune => Hidden.Contains(Rune.GetUnicodeCategory(rune)))];
}
