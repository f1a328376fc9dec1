using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>A list in which no item stands twice.</summary>
internal sealed class DistinctItemsRule : ListRule
{
    public override void Judge(SdkTypes sdk, ItemList list, Action<Violation, IOperation?> report)
    {
        var seen = new HashSet<object>();
        foreach (var item in list.Items)
        {
            // Files are compared as objects, so two of one name are different ones.
            if (ValueReader.TryRead(sdk, item, out var value) && value is not (null or NamedFile) && !seen.Add(Numbers.Read(value) ?? value))
            {
                report(new Violation(Descriptors.Distinct, Texts.Shown((value as EnumMember)?.Name ?? FormattableString.Invariant($"{value}"))), item);
                return;
            }
        }
    }
}
