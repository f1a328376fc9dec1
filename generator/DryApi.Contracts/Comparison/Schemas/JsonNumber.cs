using System.Globalization;

namespace DryApi.Contracts;

/// <summary>Numbers as JSON writes them, however large.</summary>
internal static class JsonNumber
{
    /// <summary>Which is larger, as a comparer says it.</summary>
    public static int Compare(string a, string b)
    {
        var areExact = decimal.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactA)
            & decimal.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactB);
        return areExact ? exactA.CompareTo(exactB) : Wide(a).CompareTo(Wide(b));
    }

    /// <summary>Whether a number is a whole multiple of another.</summary>
    public static bool IsMultiple(string number, string factor) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
        && decimal.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactFactor)
        && exactFactor != 0 && exact % exactFactor == 0;

    // A number too large for double is as large as they get.
    private static double Wide(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : text.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;
}
