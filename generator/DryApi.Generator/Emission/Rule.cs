namespace DryApi.Generator;

/// <summary>A rule of the contract in both its forms.</summary>
/// <param name="Attribute">The attribute, without brackets; for rules of items, what it needs besides is added.</param>
/// <param name="Test">Makes the C# condition that holds when the value keeps the rule. Never a template: the contract's texts stand in it.</param>
/// <param name="Message">The C# expression of the message.</param>
internal sealed record Rule(string Attribute, Func<Operand, string> Test, string Message)
{
    /// <summary>The name of the field with the pattern that decides, test and message in one; null for a rule without.</summary>
    public string? Pattern { get; init; }

    /// <summary>The attribute for the items of a list.</summary>
    public string ItemAttribute => Attribute.EndsWith(")", StringComparison.Ordinal)
        ? Attribute.Substring(0, Attribute.Length - 1) + ", EachItem = true)"
        : Attribute + "(EachItem = true)";
}
