using System.Text.RegularExpressions;

namespace DryApi.OpenApi.Encoders;

/// <summary>What build tools read as a diagnostic: MSBuild a whole line in its canonical form, the matchers of build servers a <c>file(line,column): error</c> anywhere in it.</summary>
internal static partial class Diagnostics
{
    /// <summary>The text with a character of each place that looks like a diagnostic's escaped.</summary>
    public static string BreakPlaces(string text) => text.Contains("):", StringComparison.Ordinal) ? Place().Replace(text, @")\u003a") : text;

    /// <summary>A line that is none, whatever it quotes.</summary>
    public static string BreakWhole(string line)
    {
        while (Whole().Match(line) is { Success: true } match)
        {
            var category = match.Groups["category"];
            line = $@"{line.AsSpan(0, category.Index)}\u{(int)category.ValueSpan[0]:x4}{line.AsSpan(category.Index + 1)}";
        }

        return line;
    }

    [GeneratedRegex(@"(?<=\(\d+(,\d+)*)\):(?=\s*(error|warning)\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    // As Microsoft.Build.Shared.CanonicalError has it.
    [GeneratedRegex(@"^\s*((((\d+>)?[a-z]?:[^:]*)|([^:]*)):|)(([^:]*? )|)(?<category>error|warning)( \s*[^: ]*)?\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
