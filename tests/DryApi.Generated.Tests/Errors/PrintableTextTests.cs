using System.Globalization;
using System.Text;
using DryApi.Errors;

namespace DryApi.Generated.Tests.Errors;

/// <summary>What text from outside looks like in messages.</summary>
public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain text, C:\\dir, \"quoted\" {0} <b>", "plain text, C:\\dir, \"quoted\" {0} <b>")]
    [InlineData("Größe 寸法 😀 é", "Größe 寸法 😀 é")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("one\r\ntwo\tthree", "one\\r\\ntwo\\tthree")]
    [InlineData("\u001b[31mred\u001b]0;title\u0007", "\\u001b[31mred\\u001b]0;title\\u0007")]
    [InlineData("\u009b31m\u0085\u007f\0", "\\u009b31m\\u0085\\u007f\\u0000")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf", "a\\u202eb\\u2066c\\u200bd\\ufeffe\\u00adf")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    [InlineData("\U000E0041tag", "\\U000e0041tag")]
    [InlineData("\u3164\u115F\u2800", "\\u3164\\u115f\\u2800")]
    public void Of_OnText_EscapesWhatCannotBePrinted(string? text, string expected) => PrintableText.Of(text).ShouldBe(expected);

    // Not as attributes: those cannot hold half a pair.
    [Fact]
    public void Of_OnHalvesOfPairs_EscapesThem()
    {
        PrintableText.Of("a\ud83d").ShouldBe("a\\ud83d");
        PrintableText.Of("\ude00\ud83db").ShouldBe("\\ude00\\ud83db");
        PrintableText.Of("\ud83d\ude00\ud83d").ShouldBe("😀\\ud83d");
    }

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "12345…")]
    [InlineData("1\n3456", 2, "1\\n…")]
    [InlineData("1😀3", 2, "1…")]
    [InlineData("1😀3", 3, "1😀…")]
    public void Of_OnLongText_EndsIt(string text, int longest, string expected) => PrintableText.Of(text, longest).ShouldBe(expected);

    /// <summary>Against the Unicode data of .NET, for every character there is.</summary>
    [Fact]
    public void Of_OnEveryCharacter_LeavesNothingThatCannotBeSeen()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            var text = value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : new Rune(value).ToString();
            var printed = PrintableText.Of(text);
            var isHidden = CharUnicodeInfo.GetUnicodeCategory(text, 0) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

            if (isHidden)
            {
                printed.ShouldStartWith("\\", Case.Sensitive, $"U+{value:X}");
                printed.ShouldAllBe(character => character >= ' ' && character <= '~', $"U+{value:X}");
            }
            else if (printed != text)
            {
                "\u115F\u1160\u2800\u3164\uFFA0".ShouldContain(text);
            }
        }
    }
}
