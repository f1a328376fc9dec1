namespace DryApi.Generator.Emission;

/// <summary>A rule of the contract in both its forms.</summary>
/// <param name="Attribute">The attribute, without brackets; for rules of items, what it needs besides is added.</param>
/// <param name="Check">The method of the runtime that checks a value and says what is wrong with it.</param>
/// <param name="Value">Makes the C# expression that is checked. Never a template: the contract's texts stand beside it.</param>
/// <param name="Arguments">The C# expressions of the rule's own values; empty when it has none.</param>
internal sealed record Rule(string Attribute, string Check, Func<Operand, string> Value, string Arguments = "")
{
    /// <summary>The attribute for the items of a list.</summary>
    public string ItemAttribute => Attribute.EndsWith(")", StringComparison.Ordinal)
        ? Attribute.Substring(0, Attribute.Length - 1) + ", EachItem = true)"
        : Attribute + "(EachItem = true)";

    /// <summary>The statement that checks a value.</summary>
    /// <param name="field">The C# literal of the field that a message is for.</param>
    /// <param name="value">The value.</param>
    public string Statement(string field, Operand value) => $"errors.{Check}({field}, {Value(value)}{(Arguments.Length > 0 ? ", " + Arguments : "")});";
}
