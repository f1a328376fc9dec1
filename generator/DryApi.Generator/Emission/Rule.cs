namespace DryApi.Generator;

/// <summary>A rule of the contract in both its forms.</summary>
/// <param name="Attribute">The attribute, without brackets; for rules of items, what it needs besides is added.</param>
/// <param name="Test">The C# condition that holds when the value keeps the rule; <c>{0}</c> is the value.</param>
/// <param name="Message">The C# expression of the message.</param>
internal sealed record Rule(string Attribute, string Test, string Message)
{
    /// <summary>The condition for a value.</summary>
    /// <param name="value">The C# expression of the value.</param>
    /// <param name="isNullable">Whether it may be null; a struct that may not has no <c>?.</c> and is never null.</param>
    public string TestOf(string value, bool isNullable) =>
        (isNullable ? Test : Test.Replace("{0}?.", "{0}.").Replace("{0} is null or ", "{0} is ")).Replace("{0}", value);

    /// <summary>The attribute for the items of a list.</summary>
    public string ItemAttribute => Attribute.EndsWith(")", StringComparison.Ordinal)
        ? Attribute.Substring(0, Attribute.Length - 1) + ", EachItem = true)"
        : Attribute + "(EachItem = true)";
}
