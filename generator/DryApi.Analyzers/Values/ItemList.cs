using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Values;

/// <summary>A list that stands in the source.</summary>
/// <param name="Items">The items that stand there.</param>
/// <param name="Count">How many items there are at least.</param>
/// <param name="IsComplete">Whether there are no others.</param>
internal sealed record ItemList(ImmutableArray<IOperation> Items, long Count, bool IsComplete)
{
    public static ItemList Of(ImmutableArray<IOperation> items, bool isComplete = true) => new(items, items.Length, isComplete);
}
