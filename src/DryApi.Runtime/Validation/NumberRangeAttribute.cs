using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>A range of numbers of any type. Null is valid, NaN is not.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NumberRangeAttribute : RangeAttribute
{
    private readonly (long Minimum, long Maximum)? _whole;

    /// <summary>Takes the bounds.</summary>
    /// <param name="minimum">The least; <see cref="double.NegativeInfinity"/> for no limit.</param>
    /// <param name="maximum">The most; <see cref="double.PositiveInfinity"/> for no limit.</param>
    public NumberRangeAttribute(double minimum, double maximum)
        : base(minimum, maximum)
    {
    }

    /// <summary>Takes bounds of whole numbers as text, exactly: beyond 2 to the power of 53 a <see cref="double"/> is too coarse.</summary>
    /// <param name="minimum">The least, in decimal digits; that of <see cref="long"/> for no limit.</param>
    /// <param name="maximum">The most, in decimal digits; that of <see cref="long"/> for no limit.</param>
    /// <exception cref="FormatException">One of them is no whole number.</exception>
    /// <exception cref="OverflowException">One of them is beyond 64 bits.</exception>
    public NumberRangeAttribute(string minimum, string maximum)
        : this(long.Parse(minimum, CultureInfo.InvariantCulture), long.Parse(maximum, CultureInfo.InvariantCulture))
    {
    }

    private NumberRangeAttribute(long minimum, long maximum)
        : base(minimum, (double)maximum) => _whole = (minimum, maximum);

    /// <summary>Whether the rule is for each item of a list.</summary>
    public bool EachItem { get; init; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => Items.All(value, EachItem, IsInRange);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => _whole is { } whole
        ? Rules.RangeMessage(whole.Minimum, whole.Maximum)
        : Rules.RangeMessage((double)Minimum, (double)Maximum, MinimumIsExclusive, MaximumIsExclusive);

    private bool IsInRange(object? item) => _whole is { } whole && Items.Whole(item) is { } number
        ? Rules.IsInRange(number, whole.Minimum, whole.Maximum) && !(MinimumIsExclusive && number == whole.Minimum) && !(MaximumIsExclusive && number == whole.Maximum)
        : Rules.IsInRange(Items.Number(item), (double)Minimum, (double)Maximum, MinimumIsExclusive, MaximumIsExclusive);
}
