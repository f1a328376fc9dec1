using DryApi.Validation;

namespace DryApi.Generator.Tests.Patterns;

/// <summary>Patterns that are made to cost time, memory or the stack: each becomes a rule that gives a verdict, or is refused with a reason.</summary>
public sealed class PatternBombTests
{
    private static readonly Dictionary<string, (string Pattern, string? Refusal)> Bombs = new()
    {
        ["a hundred thousand alternatives"] = (string.Join('|', Enumerable.Range(0, 100_000)), "at most 5000 are taken"),
        ["as many alternatives as are taken"] = (string.Join('|', Enumerable.Range(1_000, 1_000)), null),
        ["groups a hundred deep"] = (Nested(100, ")"), null),
        ["groups a hundred and one deep"] = (Nested(101, ")"), "more than 100 deep"),
        ["groups 2,400 deep"] = (Nested(2_400, ")"), "more than 100 deep"),
        ["groups 5,000 deep that are not closed"] = (new string('(', 5_000), "more than 100 deep"),
        ["lookaheads 100,000 deep"] = (string.Concat(Enumerable.Repeat("(?=", 100_000)), "at most 5000 are taken"),
        ["repetitions a hundred deep"] = (Nested(100, ")*"), null),
        ["repetitions with bounds a hundred deep"] = (Nested(100, "){2,9}"), null),
        ["repetitions of a thousand of a thousand"] = ("^(?:(?:x?){1000}){1000}$", null),
        ["the greatest bounds"] = ("^(?:a{2147483647}){2147483647}$", null),
        ["a repetition of repetitions"] = ("^(a+)+$", null),
        ["a thousand characters"] = (string.Concat(Enumerable.Range(0x4E00, 1_000).Select(code => (char)code)), null),
        ["five thousand characters"] = (string.Concat(Enumerable.Range(0x4E00, 5_000).Select(code => (char)code)), null),
        ["classes that overlap"] = (string.Concat(Enumerable.Range(0, 300).Select(i => $"[{(char)(0x4E00 + i)}-{(char)(0x5E00 + (i * 7))}]*")), null),
        ["one category of Unicode"] = (@"^\p{L}{1,100}$", null),
        ["many categories of Unicode"] = (string.Concat(Enumerable.Repeat(@"\p{L}", 900)), "would have more than 100000 characters in .NET"),
        ["many back references"] = ("(a)" + string.Concat(Enumerable.Repeat(@"\1", 2_000)), null),
        ["empty alternatives"] = ($"^(?:{new string('|', 4_900)})*$", null),
    };

    public static TheoryData<string> Names => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pattern_MadeToCost_GivesAVerdictOrIsRefused(string name)
    {
        var (pattern, refusal) = Bombs[name];
        if (refusal is not null)
        {
            Should.Throw<PatternException>(() => EcmaPattern.Translate(pattern)).Message.ShouldContain(refusal);
            return;
        }

        var (text, backtracks) = EcmaPattern.Translate(pattern);
        text.Length.ShouldBeLessThanOrEqualTo(EcmaPattern.MaximumTranslatedLength + EcmaPattern.MaximumLength);
        // Whatever the verdict is, it comes.
        Should.NotThrow(() => new TextPatternAttribute(text) { Backtracks = backtracks }.IsValid(new string('a', 60) + "!"));
    }

    private static string Nested(int depth, string end) => string.Concat(Enumerable.Repeat("(", depth)) + "a" + string.Concat(Enumerable.Repeat(end, depth));
}
