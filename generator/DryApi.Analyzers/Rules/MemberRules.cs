namespace DryApi.Analyzers.Rules;

/// <summary>The rules of a property or parameter.</summary>
/// <param name="Values">Those about the value.</param>
/// <param name="Items">Those about each item.</param>
/// <param name="Lists">Those about the list.</param>
internal sealed record MemberRules(ValueRule[] Values, ValueRule[] Items, ListRule[] Lists)
{
    public bool IsAboutLists => Items.Length > 0 || Lists.Length > 0;
}
