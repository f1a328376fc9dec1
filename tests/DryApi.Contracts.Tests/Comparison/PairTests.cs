using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Reading;
using DryApi.Tests.Pairs;

namespace DryApi.Contracts.Tests.Comparison;

public sealed class PairTests
{
    private static readonly DateTime Today = new(2026, 1, 1);

    /// <summary>
    /// Rules that two documents alone cannot show: 17xx are of words and overlays, a fact that no rule knows stands only in contracts of a
    /// later version, and where a type becomes another kind of type, a rule of the wire says why.
    /// </summary>
    private static readonly string[] OfOtherTests = ["DRY1265", "DRY1465", "DRY1601"];

    public static TheoryData<string> Keys => [.. PairFile.All.Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_change_is_called_what_it_is(string key) => ShouldGive(Case(key).Trigger, IsAboutCSharp(Case(key).RuleId));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_neighbour_is_called_something_else_or_nothing(string key)
    {
        var neighbour = Case(key).Neighbour;

        neighbour.Expected.ShouldNotContain(Case(key).Trigger.Expected[0]);
        ShouldGive(neighbour, IsAboutCSharp(Case(key).RuleId));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_document_does_not_differ_from_itself(string key)
    {
        foreach (var document in (JsonObject[])[Case(key).Trigger.Base, Case(key).Trigger.Head, Case(key).Neighbour.Base, Case(key).Neighbour.Head])
        {
            Compare(document, document).ShouldBeEmpty(document.ToJsonString());
        }
    }

    [Fact]
    public void Every_rule_has_a_case_with_a_neighbour()
    {
        var shown = PairFile.All.Select(pair => pair.RuleId).ToHashSet(StringComparer.Ordinal);

        DriftRules.All.Where(rule => !shown.Contains(rule.Id) && !OfOtherTests.Contains(rule.Id) && !rule.Id.StartsWith("DRY17", StringComparison.Ordinal)).Select(rule => rule.ToString()).ShouldBeEmpty();
        PairFile.All.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void No_case_is_there_twice() => PairFile.All.Select(pair => pair.Key).ShouldBeUnique();

    private static PairCase Case(string key) => PairFile.All.Single(pair => pair.Key == key);

    private static bool IsAboutCSharp(string ruleId) => ruleId.StartsWith("DRY16", StringComparison.Ordinal);

    private static void ShouldGive(Pair pair, bool isAboutCSharp)
    {
        // What C# alone feels is asked of the cases about it: a schema that moves is another class there, and nothing on the wire.
        var found = Compare(pair.Base, pair.Head).Where(change => isAboutCSharp || !IsAboutCSharp(change.Rule.Id)).Select(change => $"{change.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} {change.RuleName}");

        found.Order(StringComparer.Ordinal).ShouldBe(pair.Expected.Order(StringComparer.Ordinal), $"\n{pair.Base.ToJsonString()}\n{pair.Head.ToJsonString()}");
    }

    private static IReadOnlyList<Change> Compare(JsonObject @base, JsonObject head) => DriftCheck.Run(Read(@base, "base.json"), Read(head, "head.json"), Today);

    private static DriftSide Read(JsonObject document, string name) =>
        new(OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document.ToJsonString(), name)).Root), null);
}
