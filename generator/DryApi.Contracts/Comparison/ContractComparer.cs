namespace DryApi.Contracts;

/// <summary>Compares two contracts: every fact that they say differently, and what that means for callers.</summary>
public static class ContractComparer
{
    /// <summary>The changes from one contract to another: the worst first, then by operation and subject.</summary>
    /// <param name="base">The contract that callers keep to.</param>
    /// <param name="head">The contract that takes its place.</param>
    /// <param name="options">What else the comparison needs to know.</param>
    public static IReadOnlyList<Change> Compare(Contract @base, Contract head, ComparisonOptions options)
    {
        var comparison = new Comparison(@base, head, options);
        var changes = comparison.Run();
        IReadOnlyList<Change> ofSource = SourceEffects.Add(changes, @base, head, comparison.Pairs);
        Reliances.NameIn(changes, @base);
        return Sort([.. changes, .. ofSource]);
    }

    /// <summary>The order in which changes are shown: the worst first, then by operation and subject.</summary>
    public static IReadOnlyList<Change> Sort(IReadOnlyList<Change> changes) =>
    [
        .. changes
            .OrderByDescending(c => c.Severity)
            .ThenBy(c => c.Operations.Count == 0 ? "" : c.Operations[0], StringComparer.Ordinal)
            .ThenBy(c => c.Subject, StringComparer.Ordinal)
            .ThenBy(c => c.Rule.Id, StringComparer.Ordinal)
            .ThenBy(c => c.Old + "\n" + c.New, StringComparer.Ordinal),
    ];
}
