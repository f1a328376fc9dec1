using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>The number of items of a list.</summary>
internal sealed class ItemCountRule(int minimum, int maximum) : ListRule
{
    public override void Judge(SdkTypes sdk, ItemList list, Action<Violation, IOperation?> report)
    {
        if (list.Count > maximum || (list.IsComplete && list.Count < minimum))
        {
            report(new Violation(Descriptors.Count, Texts.Bounds((long)minimum, maximum), (list.IsComplete ? "" : "at least ") + Texts.Number(list.Count)), null);
        }
    }
}
