using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>One of some numbers. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AllowedNumbersAttribute : ValidationAttribute
{
    private readonly double[] _values;

    /// <summary>Takes the numbers.</summary>
    /// <param name="values">The numbers allowed.</param>
    public AllowedNumbersAttribute(params double[] values) => _values = values;

    /// <summary>The numbers allowed.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, item => Rules.IsOneOf(Items.Number(item), _values));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) =>
        Rules.OneOfMessage(Array.ConvertAll(_values, value => value.ToString(CultureInfo.InvariantCulture)));
}
