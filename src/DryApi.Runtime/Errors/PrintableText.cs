using System.Globalization;
using System.Text;

namespace DryApi.Errors;

/// <summary>
/// The one encoder of text from outside for messages, traces and <c>ToString</c>: one line, nothing that a terminal obeys or that cannot
/// be seen, and no longer than it may be. What is not printed as it is stands as an escape of C#: <c>\n</c>, <c>\u001b</c>, <c>\U000e0001</c>.
/// </summary>
internal static class PrintableText
{
    private const string Invisible = "\u115F\u1160\u2800\u3164\uFFA0";

    /// <summary>The text as it can be printed.</summary>
    /// <param name="text">The text; null is empty.</param>
    /// <param name="longest">How many characters of it are printed; the rest is <c>…</c>.</param>
    public static string Of(string? text, int longest = int.MaxValue)
    {
        text ??= "";
        var shown = text.Length <= longest ? text.AsSpan() : text.AsSpan(0, longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest);
        var end = EndOfPlain(shown);
        if (end == text.Length)
        {
            return text;
        }

        var printed = new StringBuilder(shown.Length + 16);
        while (!shown.IsEmpty)
        {
            printed.Append(shown[..end]);
            shown = shown[end..];
            if (!shown.IsEmpty)
            {
                shown = shown[Escape(shown, printed)..];
                end = EndOfPlain(shown);
            }
        }

        return (text.Length > longest ? printed.Append('…') : printed).ToString();
    }

    /// <summary>Whether the text is printed as it is.</summary>
    public static bool IsPrintable(ReadOnlySpan<char> text) => EndOfPlain(text) == text.Length;

    /// <summary>Whether there is half of a surrogate pair in the text: it is no Unicode, and would be sent as another text.</summary>
    public static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[(at + length)..];
        }

        return false;
    }

    private static int EndOfPlain(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (IsPlainAscii(text[at]) ? 1 : LengthOfPlain(text[at..])) is > 0 and var length)
        {
            at += length;
        }

        return at;
    }

    private static bool IsPlainAscii(char character) => character is >= ' ' and <= '~';

    /// <summary>How many characters the first rune has; 0 when it is not printed as it is.</summary>
    private static int LengthOfPlain(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !(length == 1 && Invisible.Contains(text[0], StringComparison.Ordinal))
            ? length
            : 0;

    private static int Escape(ReadOnlySpan<char> text, StringBuilder printed)
    {
        if (text[0] is '\n' or '\r' or '\t')
        {
            printed.Append(text[0] switch { '\n' => "\\n", '\r' => "\\r", _ => "\\t" });
            return 1;
        }

        if (Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && length > 1)
        {
            printed.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            return length;
        }

        printed.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[0]:x4}");
        return 1;
    }
}
