using System.Globalization;

namespace DryApi.Contracts;

/// <summary>Numbers as JSON writes them, however large and however fine.</summary>
internal static class JsonNumber
{
    /// <summary>Which is larger, as a comparer says it.</summary>
    public static int Compare(string a, string b)
    {
        // Nearly all numbers are small and whole.
        if (long.TryParse(a, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wholeA) && long.TryParse(b, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wholeB))
        {
            return wholeA.CompareTo(wholeB);
        }

        return ExactNumber.TryParse(a, out var exactA) && ExactNumber.TryParse(b, out var exactB) ? exactA.CompareTo(exactB) : string.CompareOrdinal(a, b);
    }

    /// <summary>Whether a number is a whole multiple of another.</summary>
    public static bool IsMultiple(string number, string factor) =>
        ExactNumber.TryParse(number, out var exact) && ExactNumber.TryParse(factor, out var exactFactor) && exact.IsMultipleOf(exactFactor);
}
