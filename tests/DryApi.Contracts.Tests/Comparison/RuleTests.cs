namespace DryApi.Contracts.Tests.Comparison;

public sealed class RuleTests
{
    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    public static TheoryData<string> Ids => [.. DriftRules.All.Select(rule => rule.Id)];

    /// <summary>Rules whose example is two contracts.</summary>
    public static TheoryData<string> IdsWithExample =>
        [.. DriftRules.All.Where(rule => rule.Example.Frame != RuleFrame.Document).Select(rule => rule.Id)];

    [Fact]
    public void All_HasEveryIdAndNameOnce()
    {
        DriftRules.All.Select(rule => rule.Id).ShouldBeUnique();
        DriftRules.All.Select(rule => rule.Name).ShouldBeUnique();
        DriftRules.All.Select(rule => rule.Id).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        DriftRules.All.Count.ShouldBeGreaterThan(400);
        DriftRules.All.ShouldAllBe(rule => rule.Example.Base != rule.Example.Head);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAnIdANameAndASentence(string id)
    {
        var rule = DriftRules.Find(id).ShouldNotBeNull();

        rule.Id.ShouldMatch(@"^DRY1\d{3}$");
        rule.Name.ShouldMatch("^[a-z][a-z0-9*]*(-[a-z0-9*]+)*$");
        rule.Sentence.ShouldMatch(@"^[A-Za-z].*[^.]\.$");
        rule.NameAt("body").ShouldNotContain("*");
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_IsOneChangeOfItsRule(string id)
    {
        var rule = DriftRules.Find(id)!;

        var change = Compare(rule.Example.BaseContract, rule.Example.HeadContract).ShouldHaveSingleItem();

        change.Rule.ShouldBeSameAs(rule, change.ToString());
        change.Severity.ShouldBe(rule.Severity);
        change.RuleName.ShouldNotContain("*");
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_TheOtherWayRound_IsAnotherChange(string id)
    {
        var example = DriftRules.Find(id)!.Example;

        var there = Compare(example.BaseContract, example.HeadContract).ShouldHaveSingleItem();
        var back = Compare(example.HeadContract, example.BaseContract).ShouldHaveSingleItem();

        (back.Subject, back.Fact, back.Old, back.New).ShouldBe((there.Subject, there.Fact, there.New, there.Old));
        (back.Rule.Id, back.Old, back.New).ShouldNotBe((there.Rule.Id, there.Old, there.New));
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_AgainstItself_IsNoChange(string id)
    {
        var example = DriftRules.Find(id)!.Example;

        Compare(example.BaseContract, example.BaseContract).ShouldBeEmpty();
        Compare(example.HeadContract, example.HeadContract).ShouldBeEmpty();
    }

    private static IReadOnlyList<Change> Compare(string @base, string head) => ContractComparer.Compare(ContractReader.Read(@base), ContractReader.Read(head), Options);
}
