using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>A rule about a list as a whole.</summary>
internal abstract class ListRule
{
    /// <summary>Reports what is certainly wrong with the list.</summary>
    /// <param name="sdk">What the SDK's types are.</param>
    /// <param name="list">The list.</param>
    /// <param name="report">Takes what is wrong, with the item that it is about, or null for the list.</param>
    public abstract void Judge(SdkTypes sdk, ItemList list, Action<Violation, IOperation?> report);
}
