using System.Globalization;

namespace DryApi.OpenApi.Prose;

/// <summary>Numbers as people write them: <c>300,000</c>, <c>1_000</c>, <c>0.5</c>, <c>-1</c>.</summary>
internal static class ProseNumeral
{
    /// <summary>Where the number that begins at a place, with its sign or first digit, ends.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var end = SkipDigits(text, char.IsAsciiDigit(text[start]) ? start : start + 1);
        var isGrouped = false;
        while (At(text, end) is ',' or '_' && SkipDigits(text, end + 1) == end + 4 && (isGrouped || end - start <= 4))
        {
            (end, isGrouped) = (end + 4, true);
        }

        return At(text, end) == '.' && char.IsAsciiDigit(At(text, end + 1)) ? SkipDigits(text, end + 1) : end;
    }

    /// <summary>The number, or null when no limit is that long.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text)
    {
        // What is longer could not be multiplied by its unit.
        const int longest = 20;
        return text.Length <= longest
            && decimal.TryParse(text.ToString().Replace(",", "").Replace("_", "").Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }

    /// <summary>Whether digits go on as a version, a time, a ratio or a date.</summary>
    public static bool IsPartOfMore(ReadOnlySpan<char> text, int end)
    {
        var (c, next) = (At(text, end), At(text, end + 1));
        return (c is '.' or ':' or '/' or '^' && char.IsAsciiDigit(next))
            || (c == '-' && char.IsAsciiDigit(next) && SkipDigits(text, end + 1) is var second && At(text, second) == '-' && char.IsAsciiDigit(At(text, second + 1)));
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (char.IsAsciiDigit(At(text, at)))
        {
            at++;
        }

        return at;
    }

    private static char At(ReadOnlySpan<char> text, int index) => index < text.Length ? text[index] : '\0';
}
