using System.Text.RegularExpressions;

namespace DryApi.Generator.Tests.Patterns;

public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("^a$", @"^a\z")]
    [InlineData("[$]", @"\$")]
    [InlineData(@"\$", @"\$")]
    [InlineData(@"\d", "[0-9]")]
    [InlineData(@"[a\w-]", @"[\-0-9A-Z_a-z]")]
    [InlineData(@"\w", "[0-9A-Z_a-z]")]
    [InlineData(@"\/", "/")]
    [InlineData("[]", @"[^\0-\uffff]")]
    [InlineData("[a-z-[b]", @"[\-\[a-z]")]
    [InlineData(@"\u0041", "A")]
    [InlineData(@"\u{41}\x42\cA\0", @"AB\u0001\u0000")]
    [InlineData(@"\u{1F600}", @"(?:\ud83d\ude00)")]
    [InlineData("[\U0001F600\U0001F601]", @"(?:\ud83d[\ude00\ude01])")]
    [InlineData("[^a]", @"(?:[^a\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])")]
    [InlineData(@"[\u{41}-\u005a]", "[A-Z]")]
    [InlineData(@"\\d", @"\\d")]
    [InlineData("(a|(?:b))", "(?:a|(?:b))")]
    [InlineData(@"(?<year>a)(b)\k<year>\2", @"(?<1>a)(?<2>b)(?(1)\k<1>)(?(2)\k<2>)")]
    [InlineData("a{2,3}?", "a{2,3}?")]
    [InlineData("a{b}", @"a\{b\}")]
    [InlineData(@"\-\@", "-@")]
    public void Translate_OnPattern_WritesIt(string pattern, string expected) => EcmaPattern.Translate(pattern).Text.ShouldBe(expected);

    /// <summary>What JavaScript says with its flag <c>u</c>.</summary>
    [Theory]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^a$", "a", true)]
    [InlineData(@"^\d$", "\u0663", false)]
    [InlineData(@"^\D$", "\u0663", true)]
    [InlineData(@"^[\D]$", "\u0663", true)]
    [InlineData(@"^[\D]$", "3", false)]
    [InlineData(@"^\w$", "\u00E9", false)]
    [InlineData(@"^\W$", "\u00E9", true)]
    [InlineData(@"^[\W]$", "\u00E9", true)]
    [InlineData(@"^[\W]$", "_", false)]
    [InlineData(@"^[\W]$", "[", true)]
    [InlineData(@"^[\W]$", "^", true)]
    [InlineData(@"^[\W]$", "`", true)]
    [InlineData(@"^\s$", "\u00A0", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\s$", "\u2028", true)]
    [InlineData(@"^\s$", "\v", true)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData(@"^[\s]$", "\uFEFF", true)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "\U0001F600", true)]
    [InlineData("^.{2}$", "\U0001F600", false)]
    [InlineData("^.{2}$", "\U0001F600\U0001F600", true)]
    [InlineData("^[^a]$", "\U0001F600", true)]
    [InlineData("^[^a]{2}$", "\U0001F600", false)]
    [InlineData(@"^\S{3}$", "a\U0001F600b", true)]
    [InlineData("^\U0001F600+$", "\U0001F600\U0001F600", true)]
    [InlineData(@"^\u{1F600}{2}$", "\U0001F600\U0001F600", true)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^[^]$", "\U0001F600", true)]
    [InlineData("[]", "a", false)]
    [InlineData(@"\bcaf\b", "caf\u00E9", true)]
    [InlineData(@"\bcaf\b", "cafe", false)]
    [InlineData(@"caf\B", "cafe", true)]
    [InlineData(@"caf\B", "caf\u00E9", false)]
    [InlineData("^[a-z-[b]$", "[", true)]
    [InlineData("^[a-z-[b]$", "b", true)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"^(?!x)\w+(?<=y)$", "ay", true)]
    [InlineData("^https?://", "https://example.com", true)]
    public void Translate_OnPattern_MeansTheSame(string pattern, string text, bool expected) =>
        new Regex(EcmaPattern.Translate(pattern).Text, RegexOptions.CultureInvariant).IsMatch(text).ShouldBe(expected);

    [Theory]
    [InlineData("[a", "a class is not closed (at character 1)")]
    [InlineData(@"[\", "a backslash stands at the end (at character 2)")]
    [InlineData("(a", "a group is not closed (at character 1)")]
    [InlineData("a)", "a group is closed that is not open (at character 2)")]
    [InlineData("*", "there is nothing to repeat (at character 1)")]
    [InlineData("a++", "there is nothing to repeat (at character 3)")]
    [InlineData("(?=a)*", "there is nothing to repeat (at character 6)")]
    [InlineData("a{3,2}", "the bounds of a repetition are in the wrong order (at character 2)")]
    [InlineData("a{9999999999}", "a bound of a repetition is over 2147483647 (at character 2)")]
    [InlineData("[z-a]", "a class has a range in the wrong order (at character 2)")]
    [InlineData(@"[a-\d]", "a class has a range that ends with a set (at character 2)")]
    [InlineData(@"\u{110000}", @"'\u' stands without the number of a character (at character 1)")]
    [InlineData(@"\u12", @"'\u' stands without the number of a character (at character 1)")]
    [InlineData(@"\u{", @"'\u' stands without the number of a character (at character 1)")]
    [InlineData(@"\ud83d", "half of a character stands alone, which no text in UTF-8 has (at character 1)")]
    [InlineData(@"[^\ud800-\udfff]", "half of a character stands alone, which no text in UTF-8 has (at character 3)")]
    [InlineData(@"\A", "a backslash and a letter or digit are no escape of ECMAScript (at character 1)")]
    [InlineData(@"\01", "a backslash and a letter or digit are no escape of ECMAScript (at character 1)")]
    [InlineData(@"\p{Script=Greek}", @"'\p{…}' asks for a property of Unicode that .NET does not know (at character 1)")]
    [InlineData(@"\p{IsGreek}", @"'\p{…}' asks for a property of Unicode that .NET does not know (at character 1)")]
    [InlineData("(?i:a)", "'(?' begins no group of ECMAScript that .NET reads alike (at character 1)")]
    [InlineData("(?i)a", "'(?' begins no group of ECMAScript that .NET reads alike (at character 1)")]
    [InlineData("(?>a)", "'(?' begins no group of ECMAScript that .NET reads alike (at character 1)")]
    [InlineData("(?P<n>a)", "'(?' begins no group of ECMAScript that .NET reads alike (at character 1)")]
    [InlineData("(?<n>a)(?<n>b)", "two groups have one name (at character 8)")]
    [InlineData(@"(a)\2", "a back reference leads to no group (at character 4)")]
    [InlineData(@"(?:(a)|b)+\1", "a back reference leads into a repeated group, which .NET reads otherwise (at character 11)")]
    [InlineData(@"\u{41}a{", @"it has '\u{…}', which needs the flag u of ECMAScript, and a bracket that stands for itself, which that flag refuses")]
    public void Translate_OnWhatCannotBeUsed_SaysWhatAndWhere(string pattern, string problem) =>
        Should.Throw<PatternException>(() => EcmaPattern.Translate(pattern)).Message.ShouldBe(problem);

    /// <summary>What is not refused is matched in time linear in the text, if .NET can.</summary>
    [Theory]
    [InlineData("^(a+)+$", false)]
    [InlineData("^[^@]+@.+$", false)]
    [InlineData(@"^(?:\d{3}-)*(?<rest>\w+)$", false)]
    [InlineData("^(?!x)a", true)]
    [InlineData(@"\ba", true)]
    [InlineData(@"(a)\1", true)]
    public void Translate_OnPattern_SaysWhetherItBacktracks(string pattern, bool expected)
    {
        var translated = EcmaPattern.Translate(pattern);

        translated.Backtracks.ShouldBe(expected);
        if (!expected)
        {
            Should.NotThrow(() => new Regex(translated.Text, RegexOptions.NonBacktracking));
        }
    }
}
