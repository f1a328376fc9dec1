using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>One of some numbers. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AllowedNumbersAttribute : ValidationAttribute
{
    private readonly double[] _values;
    private readonly long[]? _whole;

    /// <summary>Takes the numbers.</summary>
    /// <param name="values">The numbers allowed.</param>
    public AllowedNumbersAttribute(params double[] values) => _values = values;

    /// <summary>Takes whole numbers, exactly: beyond 2 to the power of 53 a <see cref="double"/> does not hold all of them.</summary>
    /// <param name="values">The numbers allowed.</param>
    public AllowedNumbersAttribute(params long[] values)
    {
        _whole = values;
        _values = Array.ConvertAll(values, value => (double)value);
    }

    /// <summary>The numbers allowed, whole ones beyond 2 to the power of 53 rounded.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, IsAllowed);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => Rules.OneOfMessage(_whole is null
        ? Array.ConvertAll(_values, value => value.ToString(CultureInfo.InvariantCulture))
        : Array.ConvertAll(_whole, value => value.ToString(CultureInfo.InvariantCulture)));

    private bool IsAllowed(object? item) => _whole is not null && Items.Whole(item) is { } number
        ? Rules.IsOneOf(number, _whole)
        : Rules.IsOneOf(Items.Number(item), _values);
}
