namespace DryApi.Contracts.Tests.Comparison.Verdicts;

/// <summary>
/// Schemas of a kind, held against one another: what is told, how much it matters, and where it stands. A change of the comparison shows in
/// these tables which verdicts it moves.
/// </summary>
public sealed class VerdictTests
{
    public static TheoryData<string> Groups => [.. VerdictGroup.All.Select(group => group.Name)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Compare_OnSchemasOfAKind_SaysWhatTheTableSays(string name)
    {
        var table = VerdictGroup.All.Single(group => group.Name == name).Table();

        table.Replace("  → itself\n  →", "  →", StringComparison.Ordinal).ShouldNotContain("itself", Case.Sensitive, "a schema differs from itself");
        table.Replace("  → itself\n", "", StringComparison.Ordinal).MatchSnapshot($"VerdictTests.{name}");
    }
}
