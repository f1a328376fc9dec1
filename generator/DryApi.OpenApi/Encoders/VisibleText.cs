using System.Buffers;
using System.Globalization;
using System.Text;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// Shows what cannot be seen: controls, line ends, directions of writing, joiners, tags, odd spaces and lone surrogates stand as
/// <c>\n</c>, <c>\r</c>, <c>\t</c> or <c>\u001b</c>, as JSON and C# write them. Everything else stays as it is. What was encoded once stays the same the next time.
/// </summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> Printable = SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).ToArray());

    /// <summary>The text in one line.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Printable))
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 16);
        Append(output, text);
        return output.ToString();
    }

    /// <summary>Text that is encoded already but for what lies outside of ASCII, such as JSON; its line ends are its own.</summary>
    public static string KeepLines(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        Append(output, text, keepsLines: true);
        return output.ToString();
    }

    private static void Append(StringBuilder output, ReadOnlySpan<char> text, bool keepsLines = false)
    {
        var before = default(UnicodeCategory?);
        while (!text.IsEmpty)
        {
            var seen = text.IndexOfAnyExcept(Printable);
            if (seen != 0)
            {
                seen = seen < 0 ? text.Length : seen;
                output.Append(text[..seen]);
                text = text[seen..];
                before = UnicodeCategory.OtherLetter;
                continue;
            }

            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            var category = isWhole ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate;
            if (isWhole && ((keepsLines && text[0] is '\n' or '\r') || !IsInvisible(rune, category, before)))
            {
                output.Append(text[..length]);
            }
            else
            {
                Escape(output, text[..length]);
            }

            text = text[length..];
            before = category;
        }
    }

    private static void Escape(StringBuilder output, ReadOnlySpan<char> units)
    {
        foreach (var unit in units)
        {
            _ = unit switch
            {
                '\n' => output.Append(@"\n"),
                '\r' => output.Append(@"\r"),
                '\t' => output.Append(@"\t"),
                _ => output.Append(@"\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }
    }

    private static bool IsInvisible(Rune rune, UnicodeCategory category, UnicodeCategory? before) => category switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        // The wide space of East Asian texts can be told from others.
        UnicodeCategory.SpaceSeparator => rune.Value is not (' ' or 0x3000),
        // A selector says how the symbol before it looks, and nothing elsewhere.
        _ when rune.Value is 0xFE0E or 0xFE0F => before != UnicodeCategory.OtherSymbol,
        _ => IsIgnorable(rune.Value),
    };

    /// <summary>Letters, marks and symbols that are drawn as nothing (Default_Ignorable_Code_Point), or as a blank.</summary>
    private static bool IsIgnorable(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0000 and <= 0xE0FFF);
}
