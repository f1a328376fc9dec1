using System.Globalization;
using System.Text.RegularExpressions;

namespace DryApi.OpenApi.Encoders;

/// <summary>The URL of a line of a file, as a code host has it, with <c>{file}</c> or <c>{name}</c> and <c>{line}</c> in it. What is filled in ends neither the URL nor what it stands in.</summary>
internal sealed partial class UrlTemplate
{
    private readonly string _text;

    private UrlTemplate(string text) => _text = text;

    /// <summary>The template; null where the text is none.</summary>
    public static UrlTemplate? Parse(string text) => Form().IsMatch(text) && (text.Contains("{file}", StringComparison.Ordinal) || text.Contains("{name}", StringComparison.Ordinal)) ? new UrlTemplate(text) : null;

    /// <summary>The URL of a line.</summary>
    /// <param name="file">The file, of which <c>{name}</c> is the last part.</param>
    /// <param name="line">The line.</param>
    public Url Fill(string file, int line)
    {
        var segments = file.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").Select(Uri.EscapeDataString).ToList();
        return new Url(_text
            .Replace("{line}", line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{name}", segments.Count == 0 ? "" : segments[^1], StringComparison.Ordinal)
            .Replace("{file}", string.Join('/', segments), StringComparison.Ordinal));
    }

    // With a host, and of characters that stand in HTML and Markdown as they are.
    [GeneratedRegex(@"^https?://[A-Za-z0-9][A-Za-z0-9.:-]*/[A-Za-z0-9._~:/?#=&,;+%{}-]*\z")]
    private static partial Regex Form();

    /// <summary>A URL that a template made.</summary>
    internal sealed class Url
    {
        private readonly string _text;

        internal Url(string text) => _text = text;

        /// <inheritdoc/>
        public override string ToString() => _text;
    }
}
