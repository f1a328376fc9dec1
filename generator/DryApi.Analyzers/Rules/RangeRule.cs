namespace DryApi.Analyzers.Rules;

/// <summary>A range of numbers.</summary>
internal sealed class RangeRule(double minimum, double maximum, bool isMinimumExcluded, bool isMaximumExcluded) : ValueRule
{
    public override Violation? Judge(object? value) =>
        Numbers.Read(value) is { } number && !Validation.Rules.IsInRange(number, minimum, maximum, isMinimumExcluded, isMaximumExcluded)
            ? new Violation(Descriptors.Range, Texts.Bounds(minimum, maximum, isMinimumExcluded, isMaximumExcluded), Texts.Number(number))
            {
                FixData = Numbers.FixTo(Nearest(number, Numbers.IsFractional(value))),
            }
            : null;

    /// <summary>The end of the range; beyond an end that is not part of it there is a nearest number among whole ones only.</summary>
    private double? Nearest(double number, bool isFractional) => (number <= minimum, number >= maximum) switch
    {
        (true, _) => isFractional ? isMinimumExcluded ? null : minimum : isMinimumExcluded ? Math.Floor(minimum) + 1 : Math.Ceiling(minimum),
        (_, true) => isFractional ? isMaximumExcluded ? null : maximum : isMaximumExcluded ? Math.Ceiling(maximum) - 1 : Math.Floor(maximum),
        _ => null,
    };
}
