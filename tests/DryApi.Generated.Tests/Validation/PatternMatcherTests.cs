using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using DryApi.Validation;

namespace DryApi.Generated.Tests.Validation;

/// <summary>No pattern runs away: a verdict comes, and where it could not be found in time it says so.</summary>
public sealed class PatternMatcherTests
{
    /// <summary>Takes longer than the age of the universe on <see cref="Attack"/>, and has a lookahead, so that only backtracking can match it.</summary>
    private const string Catastrophic = "^(?!x)(a+)+$";

    private static readonly string Attack = new string('a', 200) + "!";

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>Patterns with which backtracking takes exponential or high polynomial time, with the text that does it.</summary>
    public static TheoryData<string, string, string> Linear => new()
    {
        { "^(a+)+$", Attack, new string('a', 200) },
        { "^(a|a)*$", Attack, "aaa" },
        { "^(a|aa)+$", Attack, "aaa" },
        { "^([a-z]*)*$", Attack, "abc" },
        { "^(.*a){20}$", new string('a', 60) + "!", new string('a', 60) },
        { "^(?:a?){40}a{40}$", new string('a', 39), new string('a', 40) },
        { @"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$", Attack, "me@example.org" },
        { "^(([a-z])+.)+[A-Z]([a-z])+$", new string('a', 200), "abXc" },
        { @"^\s*(\w+\s*)+;$", new string('w', 200), "some words;" },
        { "^(0|[1-9][0-9]*)(,[0-9]+|[0-9]+)*$", new string('1', 200) + "x", "1,000" },
        { "<([^>]*)*>[^<]*</a>", "<" + new string('b', 200), "<b>c</a>" },
        { @"(\d+)*\D+(\d+)*!", new string('1', 200), "1a1!" },
    };

    [Theory]
    [MemberData(nameof(Linear))]
    public void Judge_OnAPatternThatBacktrackingCannotBear_IsRight(string pattern, string attack, string match)
    {
        var matcher = new PatternMatcher(pattern, timeout: Regex.InfiniteMatchTimeout);

        matcher.Judge(attack).ShouldBe(PatternVerdict.Differs);
        matcher.Judge(match).ShouldBe(PatternVerdict.Matches);
    }

    [Fact]
    public void Judge_WhenTheTimeIsOver_SaysSo()
    {
        var matcher = new PatternMatcher(Catastrophic, timeout: Regex.InfiniteMatchTimeout);

        new PatternMatcher(Catastrophic, timeout: Tick).Judge(Attack).ShouldBe(PatternVerdict.TimedOut);
        matcher.Judge("aaa").ShouldBe(PatternVerdict.Matches);
        matcher.Judge("b").ShouldBe(PatternVerdict.Differs);
        matcher.Judge(null).ShouldBe(PatternVerdict.Matches);
        matcher.Problem(PatternVerdict.TimedOut).ShouldBe($"Could not be checked in time against the pattern {Catastrophic}.");
    }

    [Fact]
    public void Judge_OnAPatternThatIsSaidToBacktrack_DoesSo() =>
        new PatternMatcher("^(a+)+$", backtracks: true, timeout: Tick).Judge(Attack).ShouldBe(PatternVerdict.TimedOut);

    [Theory]
    [InlineData("^a+$", RegexOptions.NonBacktracking, true)]
    [InlineData("(?=a)a", RegexOptions.NonBacktracking, false)]
    [InlineData("(?<!a)a", RegexOptions.NonBacktracking, false)]
    [InlineData(@"(a)\1", RegexOptions.NonBacktracking, false)]
    [InlineData("(?>a+)a", RegexOptions.NonBacktracking, false)]
    [InlineData("^((x?){1000}){1000}$", RegexOptions.NonBacktracking, false)]
    // A host that does not know the option: the .NET Framework, where Visual Studio runs analyzers.
    [InlineData("^a+$", (RegexOptions)4096, false)]
    [InlineData("^a+$", RegexOptions.None, false)]
    public void Build_OnPatternAndEngine_TakesTheLinearOneWhereItCan(string pattern, RegexOptions engine, bool isLinear)
    {
        var regex = PatternMatcher.Build(pattern, engine, TimeSpan.FromMinutes(1));

        regex.Options.HasFlag(RegexOptions.NonBacktracking).ShouldBe(isLinear);
        regex.Options.HasFlag(RegexOptions.CultureInvariant).ShouldBeTrue();
        regex.MatchTimeout.ShouldBe(TimeSpan.FromMinutes(isLinear ? 10 : 1));
        Should.NotThrow(() => regex.IsMatch("aa"));
    }

    [Fact]
    public void Build_OnWhatIsNoPattern_Throws() =>
        Should.Throw<ArgumentException>(() => PatternMatcher.Build("(", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)));

    [Fact]
    public void Judge_OnHalfOfACharacter_TakesItAsItWouldBeSent()
    {
        // Not inline data: a runner would write them as something else.
        new PatternMatcher("^\\ufffd$").Judge("\uD83D").ShouldBe(PatternVerdict.Matches);
        new PatternMatcher("^\\ufffd$").Judge("\uDE00").ShouldBe(PatternVerdict.Matches);
        new PatternMatcher("^a\\ufffd\\ufffdb$").Judge("a\uDE00\uD83Db").ShouldBe(PatternVerdict.Matches);
        new PatternMatcher("^[\\ud800-\\udbff][\\udc00-\\udfff]$").Judge("\uD83D\uDE00").ShouldBe(PatternVerdict.Matches);
        new PatternMatcher("[\\ud800-\\udfff]").Judge("a\uD83D").ShouldBe(PatternVerdict.Differs);
    }

    [Fact]
    public void TextPattern_WhenTheTimeIsOver_IsInvalidWithThatReason()
    {
        var hasty = new TextPatternAttribute(Catastrophic) { Backtracks = true, MatchTimeoutInMilliseconds = 1 };
        var attribute = new TextPatternAttribute(Catastrophic) { Backtracks = true, MatchTimeoutInMilliseconds = -1 };
        var context = new ValidationContext(this) { MemberName = "Code" };

        hasty.IsValid(Attack).ShouldBeFalse();
        var result = hasty.GetValidationResult(Attack, context).ShouldNotBeNull();
        result.ErrorMessage.ShouldBe($"Could not be checked in time against the pattern {Catastrophic}.");
        result.MemberNames.ShouldBe(["Code"]);
        attribute.GetValidationResult("b", context)!.ErrorMessage.ShouldBe($"Must match the pattern {Catastrophic}.");
        attribute.GetValidationResult("aaa", context).ShouldBe(ValidationResult.Success);
        attribute.GetValidationResult(null, context).ShouldBe(ValidationResult.Success);
    }

    [Fact]
    public void TextPattern_WhenTheTimeIsOverForAnItem_IsInvalidWithThatReason()
    {
        var hasty = new TextPatternAttribute(Catastrophic) { EachItem = true, MatchTimeoutInMilliseconds = 1 };
        var attribute = new TextPatternAttribute(Catastrophic) { EachItem = true, MatchTimeoutInMilliseconds = -1 };
        var context = new ValidationContext(this);

        hasty.IsValid(new[] { "a", Attack }).ShouldBeFalse();
        hasty.GetValidationResult(new[] { "a", Attack }, context)!.ErrorMessage.ShouldStartWith("Could not be checked in time");
        attribute.GetValidationResult(new[] { "b", Attack }, context)!.ErrorMessage.ShouldStartWith("Must match");
        attribute.GetValidationResult(new[] { "a", "aa" }, context).ShouldBe(ValidationResult.Success);
    }

    [Fact]
    public void TextPattern_ByDefault_GivesUpAfterASecondAsValidateDoes()
    {
        new TextPatternAttribute("a").MatchTimeoutInMilliseconds.ShouldBe(1000);
        PatternMatcher.Timeout.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void TextPattern_WithTheSchemasPattern_ShowsThatOne()
    {
        var attribute = new TextPatternAttribute(@"^[0-9]\z") { SchemaPattern = @"^\d$" };

        attribute.FormatErrorMessage("Code").ShouldBe(@"Must match the pattern ^\d$.");
        attribute.GetValidationResult("x", new ValidationContext(this))!.ErrorMessage.ShouldBe(@"Must match the pattern ^\d$.");
    }

    /// <summary>A list of a thousand such texts would otherwise take a thousand seconds.</summary>
    [Fact]
    public void Validate_AfterATextThatTookTooLong_TriesNoOther()
    {
        var errors = new ValidationErrors();
        var slow = new PatternMatcher(Catastrophic, timeout: Tick);
        var quick = new PatternMatcher("b", timeout: Regex.InfiniteMatchTimeout);

        errors.Pattern("before", "b", quick);
        errors.Pattern("slow", Attack, slow);
        errors.Pattern("after", "b", quick);
        errors.Pattern("none", null, quick);

        errors.ToDictionary().SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}")).ShouldBe(
        [
            $"slow: Could not be checked in time against the pattern {Catastrophic}.",
            "after: Could not be checked in time against the pattern b.",
        ]);
    }
}
