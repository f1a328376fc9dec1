using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>One of some texts. Null is valid, where <see cref="AllowedValuesAttribute"/> refuses it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AllowedTextAttribute : ValidationAttribute
{
    private readonly string[] _values;

    /// <summary>Takes the texts.</summary>
    /// <param name="values">The texts allowed.</param>
    public AllowedTextAttribute(params string[] values) => _values = values;

    /// <summary>The texts allowed.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.IsOneOf(item?.ToString(), _values));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.OneOfMessage(_values);
}
