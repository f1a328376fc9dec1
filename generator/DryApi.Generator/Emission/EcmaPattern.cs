using System.Globalization;
using System.Text;

namespace DryApi.Generator;

/// <summary>
/// Patterns of JSON Schema are JavaScript's, with its flag <c>u</c>: where .NET reads the same characters otherwise, they are written
/// its way. What has no way there is an error, never another meaning.
/// </summary>
internal static class EcmaPattern
{
    private const string Word = "A-Za-z0-9_";

    private const string Blank = @"\t-\r\p{Z}\ufeff";

    /// <summary>A character beyond U+FFFF is one there and two in .NET; a half of one is not looked at alone.</summary>
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";

    /// <summary>The pattern as .NET writes it.</summary>
    /// <exception cref="ArgumentException">It has something that .NET cannot say; the message says what.</exception>
    public static string ToDotNet(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    i++;
                    text.Append(pattern[i] == 'u' ? Character(CodePoint(pattern, ref i)) : Escape(pattern[i]));
                    break;
                case '[':
                    i = Class(pattern, i, text);
                    break;
                case '$':
                    // The end is the very end there, not before a last line feed.
                    text.Append("\\z");
                    break;
                case '.':
                    text.Append($@"(?>{Pair}|[^\n\r\u2028\u2029])");
                    break;
                case var c when char.IsHighSurrogate(c) && i + 1 < pattern.Length:
                    text.Append(Character(char.ConvertToUtf32(c, pattern[++i])));
                    break;
                default:
                    text.Append(pattern[i]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a class from its <c>[</c> on and returns where its <c>]</c> stands.</summary>
    private static int Class(string pattern, int start, StringBuilder text)
    {
        var isNegated = start + 1 < pattern.Length && pattern[start + 1] == '^';
        var content = new StringBuilder();
        var i = start + (isNegated ? 2 : 1);
        for (; i < pattern.Length && pattern[i] != ']'; i++)
        {
            var c = pattern[i];
            if (char.IsSurrogate(c))
            {
                throw new ArgumentException("a class holds a character beyond U+FFFF, which .NET cannot say");
            }

            if (c != '\\' || i + 1 >= pattern.Length)
            {
                // A bracket within would subtract a class in .NET.
                _ = c == '[' ? content.Append("\\[") : content.Append(c);
                continue;
            }

            i++;
            content.Append(pattern[i] == 'u' ? InClass(CodePoint(pattern, ref i)) : EscapeInClass(pattern[i]));
        }

        if (i >= pattern.Length)
        {
            throw new ArgumentException("a class is not closed");
        }

        // Of nothing: never; of anything but nothing: always.
        text.Append((content.Length, isNegated) switch
        {
            (0, false) => "(?!)",
            (0, true) => $@"(?>{Pair}|[\s\S])",
            (_, false) => $"[{content}]",
            _ => $"(?>{Pair}|[^{content}])",
        });
        return i;
    }

    // Digits, word characters and the edges of words are ASCII there.
    private static string Escape(char c) => c switch
    {
        'd' => "[0-9]",
        'D' => $"(?>{Pair}|[^0-9])",
        'w' => $"[{Word}]",
        'W' => $"(?>{Pair}|[^{Word}])",
        's' => $"[{Blank}]",
        'S' => $"(?>{Pair}|[^{Blank}])",
        'b' => $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))",
        'B' => $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))",
        // Anchors and control characters of .NET alone.
        '/' or 'A' or 'Z' or 'z' or 'G' or 'a' or 'e' => c.ToString(),
        _ => "\\" + c,
    };

    private static string EscapeInClass(char c) => c switch
    {
        'd' => "0-9",
        'D' => @"\0-/:-\uffff",
        'w' => Word,
        'W' => @"\0-/:-@\[-\^`{-\uffff",
        's' => Blank,
        'S' => throw new ArgumentException("a class holds \\S, which .NET reads otherwise; write what it stands for"),
        '/' or 'a' or 'e' => c.ToString(),
        _ => "\\" + c,
    };

    /// <summary>Reads <c>u1234</c> or <c>u{12345}</c> and stays on its last character.</summary>
    private static int CodePoint(string pattern, ref int position)
    {
        var isBraced = position + 1 < pattern.Length && pattern[position + 1] == '{';
        var start = position + (isBraced ? 2 : 1);
        var end = isBraced ? pattern.IndexOf('}', start) : Math.Min(start + 4, pattern.Length);
        if (end < start + (isBraced ? 1 : 4)
            || !int.TryParse(pattern.Substring(start, end - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code > 0x10FFFF)
        {
            throw new ArgumentException("\\u stands without the number of a character");
        }

        position = isBraced ? end : end - 1;
        return code;
    }

    private static string Character(int code) => code > 0xFFFF
        ? $"(?:{Unit(char.ConvertFromUtf32(code)[0])}{Unit(char.ConvertFromUtf32(code)[1])})"
        : Unit((char)code);

    private static string InClass(int code) => code > 0xFFFF
        ? throw new ArgumentException("a class holds a character beyond U+FFFF, which .NET cannot say")
        : Unit((char)code);

    private static string Unit(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
