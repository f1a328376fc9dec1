using System.Text.RegularExpressions;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// Words that a code host acts on wherever they stand, in code as well: a description of a pull request becomes the message of a commit,
/// and there <c>@name</c> is told somebody, <c>closes #1</c> closes an issue and <c>[skip ci]</c> stops the checks.
/// </summary>
internal static partial class ForgeSyntax
{
    /// <summary>The text with a character of each such word escaped.</summary>
    public static string Break(string text) => text.AsSpan().IndexOfAny("@#-/[*") < 0
        ? text
        : Words().Replace(text, match => $@"\u{(int)match.ValueSpan[0]:x4}");

    // A mention stands at the beginning of a word; a reference is #1, GH-1 or an address; what skips checks stands in brackets or in asterisks.
    [GeneratedRegex("""
        (?<![\p{L}\p{Nd}_])@(?=[\p{L}\p{Nd}])
        |\#(?=\p{Nd})
        |(?<=\bgh)-(?=\p{Nd})
        |(?<=/(issues|pull|pulls|discussions|commit))/(?=[\p{L}\p{Nd}])
        |\[(?=skip[ -]|no[ -]ci|[\w-]+[ -]skip\])
        |(?<!\*)\*(?=\*\*no_ci\*\*\*)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
