using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>A range of numbers of any type. Null is valid, NaN is not.</summary>
/// <param name="minimum">The least; <see cref="double.NegativeInfinity"/> for no limit.</param>
/// <param name="maximum">The most; <see cref="double.PositiveInfinity"/> for no limit.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NumberRangeAttribute(double minimum, double maximum) : RangeAttribute(minimum, maximum)
{
    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(
        value,
        EachItem,
        item => Rules.IsInRange(Items.Number(item), (double)Minimum, (double)Maximum, MinimumIsExclusive, MaximumIsExclusive));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) =>
        Rules.RangeMessage((double)Minimum, (double)Maximum, MinimumIsExclusive, MaximumIsExclusive);
}
