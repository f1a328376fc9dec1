using System.Text;

namespace DryApi.OpenApi.Encoders;

/// <summary>Markdown in a file that people also read as it is, such as a changelog: every value is a span of code, which nothing in it can end.</summary>
internal sealed class Markdown : IPlace
{
    private Markdown()
    {
    }

    // CommonMark 6.1: between more backquotes than stand together in it.
    public static string Encode(string text)
    {
        text = Value(text);
        if (text.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(text) + 1);
        var isPadded = text[0] == '`' || text[^1] == '`' || (text[0] == ' ' && text[^1] == ' ' && text.AsSpan().ContainsAnyExcept(' '));
        return isPadded ? $"{fence} {text} {fence}" : fence + text + fence;
    }

    public static string Finish(string line) => WorkflowCommands.Break(line);

    public static string Prose(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            _ = character switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~' or '$' => text.Append("&#").Append((int)character).Append(';'),
                _ => text.Append(character),
            };
        }

        return text.ToString();
    }

    /// <summary>What is shown of a value, in every kind of Markdown.</summary>
    internal static string Value(string text) => ForgeSyntax.Break(Diagnostics.BreakPlaces(Terminal.Encode(text)));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
