using System.Globalization;
using System.Text;

namespace DryApi.Cli;

/// <summary>
/// The one way of text to a terminal. What a terminal obeys, and what turns or hides the text beside it, becomes visible as <c>\uXXXX</c>,
/// which JSON reads as the same text: control characters, formatting characters (those of writing direction among them), separators of lines
/// and paragraphs, lone surrogates.
/// </summary>
internal static class TerminalText
{
    // They join letters of Persian and Indic scripts, and the parts of an emoji.
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text in one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">How many UTF-16 units of it are shown at most.</param>
    public static string OneLine(string text, int limit = int.MaxValue) => Encode(text, limit, keepsLines: false);

    /// <summary>The text with its line feeds and tabs.</summary>
    /// <param name="text">Any text.</param>
    public static string Lines(string text) => Encode(text, int.MaxValue, keepsLines: true);

    /// <summary>Whether a terminal shows a character as itself, and nothing else happens.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsHarmless(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner || Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Encode(string text, int limit, bool keepsLines)
    {
        var shown = new StringBuilder(Math.Min(text.Length, limit) + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty && text.Length - rest.Length < limit)
        {
            var isText = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isText && (IsHarmless(rune) || (keepsLines && rune.Value is '\n' or '\t')))
            {
                shown.Append(rest[..length]);
            }
            else
            {
                foreach (var unit in rest[..length])
                {
                    shown.Append(Escaped(unit));
                }
            }

            rest = rest[length..];
        }

        return rest.IsEmpty ? shown.ToString() : shown.Append('…').ToString();
    }

    private static string Escaped(char unit) => unit switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
    };
}
