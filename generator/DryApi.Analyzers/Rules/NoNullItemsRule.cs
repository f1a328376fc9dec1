using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>A list in which every item is given.</summary>
internal sealed class NoNullItemsRule : ListRule
{
    public override void Judge(SdkTypes sdk, ItemList list, Action<Violation, IOperation?> report)
    {
        foreach (var item in list.Items)
        {
            if (ValueReader.TryRead(sdk, item, out var value) && value is null)
            {
                report(new Violation(Descriptors.NullItem), item);
            }
        }
    }
}
