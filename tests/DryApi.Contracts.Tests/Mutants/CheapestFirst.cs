using DryApi.Contracts.Tests.Comparison;
using DryApi.Contracts.Tests.Comparison.Verdicts;
using DryApi.Contracts.Tests.Mutants;
using DryApi.Contracts.Tests.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CheapestFirst))]

namespace DryApi.Contracts.Tests.Mutants;

/// <summary>A run ends at its first failure: tests that find most mutants come first, and those that try much by chance come last.</summary>
internal sealed class CheapestFirst : ITestCollectionOrderer
{
    private static readonly string[] First = [typeof(PairTests).FullName!, typeof(RuleTests).FullName!, typeof(OperationTests).FullName!, typeof(CompositionTests).FullName!, typeof(VerdictTests).FullName!, typeof(FitTests).FullName!];

    private static readonly string[] Last = [typeof(RoundTripTests).FullName!, typeof(FormatErrorTests).FullName!, typeof(SmallTypeTests).FullName!, typeof(OperationOrderTests).FullName!, typeof(AllowedValueTests).FullName!];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName)).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Place(string name) =>
        Array.FindIndex(First, name.Contains) is >= 0 and var first ? first
        : Array.FindIndex(Last, name.Contains) is >= 0 and var last ? First.Length + 1 + last
        : First.Length;
}
