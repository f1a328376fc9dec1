using System.Buffers;
using System.Text;

namespace DryApi.Cli;

/// <summary>The one way of text into a command that is printed to be typed: as a word of a POSIX shell, which a terminal shows as it is.</summary>
internal static class ShellText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=@%+,");

    /// <summary>A word that a shell reads as the text. What a terminal would obey is made by <c>printf</c>; line feeds and tabs stay.</summary>
    /// <param name="text">Any text without NUL, which no word has.</param>
    public static string Word(string text)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var word = new StringBuilder("'", text.Length + 2);
        var isQuoted = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = TerminalText.IsHarmless(rune) || rune.Value is '\n' or '\t';
            if (shown != isQuoted)
            {
                // The shell takes line feeds off the end of what printf prints; none is among it.
                word.Append(shown ? "')\"'" : "'\"$(printf '");
                isQuoted = shown;
            }

            Append(word, rune, shown);
        }

        return word.Append(isQuoted ? "'" : "')\"").ToString();
    }

    /// <summary>A word in one line; null where the text has what a line cannot show.</summary>
    /// <param name="text">Any text.</param>
    public static string? LineWord(string text) => TerminalText.OneLine(text) == text ? Word(text) : null;

    private static void Append(StringBuilder word, Rune rune, bool isShown)
    {
        if (rune.Value == '\'')
        {
            word.Append("'\\''");
        }
        else if (isShown)
        {
            word.Append(rune.ToString());
        }
        else
        {
            Span<byte> bytes = stackalloc byte[4];
            foreach (var unit in bytes[..rune.EncodeToUtf8(bytes)])
            {
                word.Append('\\').Append(Convert.ToString(unit, 8).PadLeft(3, '0'));
            }
        }
    }
}
