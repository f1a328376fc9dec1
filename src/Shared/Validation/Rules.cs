using System.ComponentModel;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>
/// The rules of the contract, each once: the generated validators and the attributes both ask here.
/// The meanings are those of JSON Schema: lengths in code points, patterns anywhere in the text, null is for <c>required</c> to judge.
/// This half is compiled into the analyzers as well, so an editor's verdict is the same.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Rules
{
    /// <summary>2 to the power of 53: up to here a double is exact for every whole number.</summary>
    private const double MostExact = 9_007_199_254_740_992;

    /// <summary>The length in code points, as JSON Schema counts; an emoji is one.</summary>
    public static int Length(string value)
    {
        var count = value.Length;
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value[i - 1], value[i]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    /// <summary>Tells whether a text has a length in code points; null has.</summary>
    public static bool HasLength(string? value, long minimum, long maximum)
    {
        if (value is null || (minimum == 0 && value.Length <= maximum))
        {
            return true;
        }

        var length = Length(value);
        return length >= minimum && length <= maximum;
    }

    /// <summary>Tells whether a list has a number of items; null has.</summary>
    public static bool HasCount(int? count, long minimum, long maximum) => count is null || (count >= minimum && count <= maximum);

    /// <summary>Tells whether a number is between bounds; null is.</summary>
    public static bool IsInRange(double? value, double minimum, double maximum, bool isMinimumExcluded = false, bool isMaximumExcluded = false) =>
        value is not { } number
        || ((isMinimumExcluded ? number > minimum : number >= minimum) && (isMaximumExcluded ? number < maximum : number <= maximum));

    /// <summary>Whole numbers between bounds that doubles are too coarse for.</summary>
    public static bool IsInRange(long? value, long minimum, long maximum) => value is not { } number || (number >= minimum && number <= maximum);

    /// <summary>Whole numbers, of which a double does not hold all.</summary>
    public static bool IsMultipleOf(long? value, double divisor) =>
        value is not { } number
        || (divisor is >= 1 and < MostExact && divisor == Math.Floor(divisor) ? number % (long)divisor == 0 : IsMultipleOf((double)number, divisor));

    /// <summary>Tells whether a number is a multiple of another; null is.</summary>
    public static bool IsMultipleOf(double? value, double divisor)
    {
        if (value is not { } number)
        {
            return true;
        }

        // In decimal, 0.3 is a multiple of 0.1.
        return Math.Abs(number) < 1e15 && Math.Abs(divisor) > 1e-12
            ? number == 0 || (Math.Abs(number) >= Math.Abs(divisor) && Exact(number) % Exact(divisor) == 0)
            : Math.IEEERemainder(number, divisor) == 0;
    }

    // A conversion keeps 15 digits; a double has up to 17.
    private static decimal Exact(double number) => (decimal)number is var rounded && (double)rounded == number
        ? rounded
        : decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Tells whether a number is finite; null is.</summary>
    public static bool IsFinite(double? value) => value is not { } number || double.IsFinite(number);

    /// <summary>Tells whether a value is one of those allowed; null is.</summary>
    public static bool IsOneOf(string? value, params ReadOnlySpan<string> values)
    {
        if (value is null)
        {
            return true;
        }

        foreach (var allowed in values)
        {
            if (allowed == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a value is one of those allowed; null is.</summary>
    public static bool IsOneOf(double? value, params ReadOnlySpan<double> values)
    {
        if (value is not { } number)
        {
            return true;
        }

        foreach (var allowed in values)
        {
            if (allowed == number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whole numbers, some of them beyond what a double holds exactly.</summary>
    public static bool IsOneOf(long? value, params ReadOnlySpan<long> values)
    {
        if (value is not { } number)
        {
            return true;
        }

        foreach (var allowed in values)
        {
            if (allowed == number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a text is an absolute URL with one of the schemes; null is.</summary>
    public static bool HasScheme(string? value, params ReadOnlySpan<string> schemes)
    {
        if (value is null)
        {
            return true;
        }

        foreach (var scheme in schemes)
        {
            if (PlainUrl.Is(value, scheme))
            {
                return true;
            }
        }

        // Uri forgives blanks before and after, and escapes those within; RFC 3986 has none.
        if (value.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)) || !Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return false;
        }

        foreach (var scheme in schemes)
        {
            // By the text too: Uri forgives backslashes and missing slashes.
            if (address.Scheme == scheme && value.StartsWith(scheme + "://", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether no item stands in a list twice; null has none.</summary>
    public static bool HasDistinctItems<T>(IEnumerable<T>? values) => values is null || values.Distinct().Count() == values.Count();

    /// <summary>Number of those given.</summary>
    public static int Given(params ReadOnlySpan<bool> isGiven) => isGiven.Count(true);

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string RequiredMessage => "Must be given.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string LengthMessage(long minimum, long maximum) => (minimum, maximum) switch
    {
        (0, _) => $"Must have at most {Text(maximum)} characters.",
        (_, long.MaxValue or int.MaxValue) => $"Must have at least {Text(minimum)} characters.",
        _ => $"Must have {Text(minimum)} to {Text(maximum)} characters.",
    };

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string CountMessage(long minimum, long maximum) => (minimum, maximum) switch
    {
        (0, _) => $"Must have at most {Text(maximum)} items.",
        (_, long.MaxValue or int.MaxValue) => $"Must have at least {Text(minimum)} items.",
        _ => $"Must have {Text(minimum)} to {Text(maximum)} items.",
    };

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string RangeMessage(double minimum, double maximum, bool isMinimumExcluded, bool isMaximumExcluded)
    {
        var low = (isMinimumExcluded ? "more than " : "at least ") + Text(minimum);
        var high = (isMaximumExcluded ? "less than " : "at most ") + Text(maximum);
        return (double.IsNegativeInfinity(minimum), double.IsPositiveInfinity(maximum)) switch
        {
            (true, _) => $"Must be {high}.",
            (_, true) => $"Must be {low}.",
            _ => $"Must be {low} and {high}.",
        };
    }

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string RangeMessage(long minimum, long maximum) => (minimum, maximum) switch
    {
        (long.MinValue, _) => $"Must be at most {Text(maximum)}.",
        (_, long.MaxValue) => $"Must be at least {Text(minimum)}.",
        _ => $"Must be at least {Text(minimum)} and at most {Text(maximum)}.",
    };

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string MultipleMessage(double divisor) => $"Must be a multiple of {Text(divisor)}.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string FiniteMessage => "Must be a finite number.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string OneOfMessage(params string[] values) => $"Must be one of: {string.Join(", ", values)}.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string PatternMessage(string pattern) => $"Must match the pattern {pattern}.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string PatternTimeoutMessage(string pattern) => $"Could not be checked in time against the pattern {pattern}.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string SchemeMessage(params string[] schemes) =>
        $"Must be an absolute {string.Join(" or ", schemes)} address, such as {schemes[0]}://example.com/hook.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string DistinctMessage => "Must not hold the same item twice.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string SizeMessage(long maximum) => $"The file must have at most {Text(maximum)} bytes ({Text(Math.Round(maximum / 1048576d, 1))} MB).";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string TypeMessage(params string[] types) => $"The file must be of one of these types: {string.Join(", ", types)}.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string ExactlyOneMessage(params string[] fields) => $"Exactly one of {string.Join(", ", fields)} must be given.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string AtLeastOneMessage(params string[] fields) => $"At least one of {string.Join(", ", fields)} must be given.";

    /// <summary>Gets what is said of a value that breaks the rule.</summary>
    public static string RequiredWhenMessage(string condition, bool orAbsent, params string[] values) =>
        $"Must be given when {condition} is {string.Join(" or ", values)}{(orAbsent ? " or is not given" : "")}.";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
