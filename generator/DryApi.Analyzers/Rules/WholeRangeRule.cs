using System.Globalization;

namespace DryApi.Analyzers.Rules;

/// <summary>A range of whole numbers that doubles are too coarse for.</summary>
internal sealed class WholeRangeRule(long minimum, long maximum) : ValueRule
{
    /// <summary>The rule of bounds that are texts; null when they are none, which no program gets past either.</summary>
    public static WholeRangeRule? Of(string minimum, string maximum, bool isMinimumExcluded, bool isMaximumExcluded, bool eachItem) =>
        long.TryParse(minimum, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var least) && long.TryParse(maximum, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var most)
            ? new WholeRangeRule(isMinimumExcluded && least < long.MaxValue ? least + 1 : least, isMaximumExcluded && most > long.MinValue ? most - 1 : most) { EachItem = eachItem }
            : null;

    public override Violation? Judge(object? value)
    {
        if (Numbers.ReadWhole(value) is not { } whole)
        {
            return new RangeRule(minimum, maximum, isMinimumExcluded: false, isMaximumExcluded: false).Judge(value);
        }

        return Validation.Rules.IsInRange(whole, minimum, maximum)
            ? null
            : new Violation(Descriptors.Range, Bounds(), whole.ToString(CultureInfo.InvariantCulture));
    }

    private string Bounds() => (minimum, maximum) switch
    {
        (long.MinValue, _) => "at most " + maximum.ToString(CultureInfo.InvariantCulture),
        (_, long.MaxValue) => "at least " + minimum.ToString(CultureInfo.InvariantCulture),
        _ => FormattableString.Invariant($"at least {minimum} and at most {maximum}"),
    };
}
