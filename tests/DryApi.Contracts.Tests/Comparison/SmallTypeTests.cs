namespace DryApi.Contracts.Tests.Comparison;

/// <summary>Types of single values, each held against each: what a change means is what it does to the values.</summary>
public sealed class SmallTypeTests
{
    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    public static TheoryData<string> Types => [.. SmallType.All.Select(type => type.Text)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Compare_OnTypesThatAreSent_IsBreakingWhereAValueIsRefused(string text) =>
        ProblemsOf(text, "body application/json", (old, @new, worst) => (worst == Severity.Breaking) == SmallType.Values.Any(value => old.Allows(value) && !@new.Allows(value))).ShouldBeEmpty();

    /// <summary>A value more in a list is a warning, for readers are asked to expect it; anything else that is new breaks them.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Compare_OnTypesThatAreReceived_IsToldWhereAValueIsNew(string text) =>
        ProblemsOf(text, "response 200 application/json", (old, @new, worst) => (worst >= Severity.Warning) == SmallType.Values.Any(value => @new.Allows(value) && !old.Allows(value))).ShouldBeEmpty();

    private static List<string> ProblemsOf(string text, string place, Func<SmallType, SmallType, Severity?, bool> isRight)
    {
        var old = SmallType.All.Single(type => type.Text == text);
        return SmallType.All.Select(@new => (New: @new, Worst: WorstOf(Read(place, old), Read(place, @new))))
            .Where(each => !isRight(old, each.New, each.Worst)).Select(each => $"{old} → {each.New}: {each.Worst}").ToList();
    }

    private static Severity? WorstOf(Contract old, Contract @new) => ContractComparer.Compare(old, @new, Options).Max(change => (Severity?)change.Severity);

    private static Contract Read(string place, SmallType type) =>
        ContractReader.Read(new RuleExample(RuleFrame.Contract, $"\noperation POST /things\n  {place}: Thing\n\nschema Thing: object\n  p: {type.Text}", "").BaseContract);
}
