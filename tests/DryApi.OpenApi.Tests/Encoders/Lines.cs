using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>What no line that goes to a terminal, a log or a build may be; written down apart from the encoders.</summary>
internal static partial class Lines
{
    public static void ShouldBeSafe(string output)
    {
        foreach (var line in output.TrimEnd('\n').Split('\n'))
        {
            foreach (var rune in line.EnumerateRunes())
            {
                (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
                    .ShouldBeFalse($"U+{rune.Value:X4} in: {line}");
            }

            line.TrimStart().ShouldNotStartWith("::", customMessage: line);
            ServerCommand().IsMatch(line).ShouldBeFalse(line);
            Place().Count(line).ShouldBeLessThanOrEqualTo(1, line);
        }
    }

    /// <summary>The category and code that MSBuild reads in a line; null when it reads none.</summary>
    public static string? Diagnostic(string line) => Canonical().Match(line) is { Success: true } match ? $"{match.Groups["category"]} {match.Groups["code"]}" : null;

    [GeneratedRegex(@"##\[|##vso\[|##teamcity\[|##[a-z.]+\[", RegexOptions.IgnoreCase)]
    private static partial Regex ServerCommand();

    // As the matchers of the .NET SDK have it, which build servers run over every line.
    [GeneratedRegex(@"\(\d+(?:,\d+|,\d+,\d+)?\):\s+(error|warning)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    // MSBuild's form of errors and warnings in the output of any program.
    [GeneratedRegex(@"^\s*(((?<origin>(((\d+>)?[a-zA-Z]?:[^:]*)|([^:]*))):)|())(?<sub>(()|([^:]*? )))(?<category>(error|warning))( \s*(?<code>[^: ]*))?\s*:(?<text>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Canonical();
}
