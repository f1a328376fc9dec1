namespace DryApi.Contracts;

/// <summary>Which numbers of a contract C# can check against: those that a double, or for whole numbers 64 bits, can stand for.</summary>
public static class NumericLimits
{
    /// <summary>Whole numbers below this are exact as doubles, their neighbors as well.</summary>
    public const decimal ExactInDouble = 9_007_199_254_740_992m;

    /// <summary>Whether a constraint, or one of its allowed values, is a number that C# cannot hold: then nothing is checked against it.</summary>
    public static bool IsUnusable(Constraint constraint) => constraint.Name switch
    {
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => !IsShort(constraint.Value) && ExactNumber.TryParse(constraint.Value, out var bound) && !IsBound(bound),
        "multipleOf" => ExactNumber.TryParse(constraint.Value, out var divisor) && !IsDivisor(divisor),
        "enum" => JsonText.Items(constraint.Value).Any(item => !IsShort(item) && ExactNumber.TryParse(item, out var value) && !IsValue(value)),
        _ => false,
    };

    // Nearly all numbers are small and whole.
    private static bool IsShort(string number) => number.Length <= 15 && number.All(c => c is '-' or (>= '0' and <= '9'));

    /// <summary>Whether a value can be less than a bound, or more.</summary>
    public static bool IsBound(ExactNumber bound) => !double.IsInfinity(bound.Nearest);

    /// <summary>Whether multiples can be told: by a double that stands for the number itself, or by 64 bits.</summary>
    public static bool IsDivisor(ExactNumber divisor) =>
        divisor.CompareTo(default) > 0 && (divisor.WholeDivisor() is < ExactInDouble) && IsValue(divisor);

    /// <summary>Whether a double is written as this number, or 64 bits hold it.</summary>
    public static bool IsValue(ExactNumber value) =>
        ExactNumber.Of(value.Nearest).CompareTo(value) == 0 || (value.Floor() == value.Ceiling() && value.Floor() is >= long.MinValue and <= long.MaxValue);
}
