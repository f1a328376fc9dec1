using System.Globalization;

namespace DryApi.Analyzers.Diagnostics;

/// <summary>Words of messages.</summary>
internal static class Texts
{
    private const int Longest = 60;
    private const int Most = 12;

    /// <summary>A value as a message shows it: on one line, and not too long.</summary>
    public static string Shown(string value)
    {
        var line = value.Replace("\r", "\\r").Replace("\n", "\\n");
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "…";
    }

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string List(IReadOnlyCollection<string> values) =>
        string.Join(", ", values.Take(Most)) + (values.Count > Most ? $" and {Number(values.Count - Most)} more" : "");

    /// <summary>Such as <c>at most 2048</c>.</summary>
    public static string Bounds(long minimum, long maximum) => (minimum, maximum) switch
    {
        _ when minimum == maximum => Number(minimum),
        ( <= 0, _) => "at most " + Number(maximum),
        (_, int.MaxValue or long.MaxValue) => "at least " + Number(minimum),
        _ => $"{Number(minimum)} to {Number(maximum)}",
    };

    /// <summary>Such as <c>at least 1 and at most 100</c>.</summary>
    public static string Bounds(double minimum, double maximum, bool isMinimumExcluded, bool isMaximumExcluded)
    {
        var low = (isMinimumExcluded ? "more than " : "at least ") + Number(minimum);
        var high = (isMaximumExcluded ? "less than " : "at most ") + Number(maximum);
        return double.IsNegativeInfinity(minimum) ? high : double.IsPositiveInfinity(maximum) ? low : $"{low} and {high}";
    }
}
