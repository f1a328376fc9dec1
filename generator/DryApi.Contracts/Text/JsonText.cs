using System.Globalization;
using System.Text;

namespace DryApi.Contracts;

/// <summary>The few pieces of JSON that stand in a line of the contract: strings, numbers, words, and lists of them.</summary>
public static class JsonText
{
    /// <summary>The string as a JSON literal; anything that would break a line or hide from a reader's eye is escaped.</summary>
    public static string Quote(string value)
    {
        if (HasNothingToEscape(value))
        {
            return "\"" + value + "\"";
        }

        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default:
                    _ = char.IsSurrogate(c) || IsHidden(CharUnicodeInfo.GetUnicodeCategory(c)) ? AppendEscape(text, c) : text.Append(c);
                    break;
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>
    /// Whether characters of a category break a line, turn its direction or take no room, so that a reader does not see them: they stand escaped in
    /// all that is written for review.
    /// </summary>
    public static bool IsHidden(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    /// <summary>Whether a text stands in a literal as it is, which nearly all do.</summary>
    private static bool HasNothingToEscape(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static StringBuilder AppendEscape(StringBuilder text, char c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    /// <summary>The string that a JSON string literal stands for; any other literal stands for its own text.</summary>
    public static string Unquote(string literal)
    {
        if (literal.Length < 2 || literal[0] != '"')
        {
            return literal;
        }

        if (literal.IndexOf('\\') < 0)
        {
            return literal.Substring(1, literal.Length - 2);
        }

        var text = new StringBuilder(literal.Length);
        for (var i = 1; i < literal.Length - 1; i++)
        {
            var c = literal[i];
            if (c != '\\')
            {
                text.Append(c);
                continue;
            }

            i++;
            switch (literal[i])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'u' when i + 4 < literal.Length:
                    text.Append((char)ushort.Parse(literal.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: text.Append(literal[i]); break;
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a text is one JSON value as this class writes it, without spaces between its parts.</summary>
    public static bool IsJson(string text) => EndOfValue(text) == text.Length;

    /// <summary>Whether a text is a number of JSON.</summary>
    public static bool IsNumber(string text) => IsNumberAt(text, 0, text.Length);

    /// <summary>The parts of a text between separators that stand in no string literal.</summary>
    public static IReadOnlyList<string> Split(string text, string separator)
    {
        var parts = new List<string>();
        var (start, isInString) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isInString && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isInString = !isInString;
            }
            else if (!isInString && string.CompareOrdinal(text, i, separator, 0, separator.Length) == 0)
            {
                parts.Add(text.Substring(start, i - start));
                start = i + separator.Length;
                i = start - 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    /// <summary>Where the JSON value that a text starts with ends; -1 when it starts with none. However deep it nests, the stack stays as it is.</summary>
    private static int EndOfValue(string text)
    {
        var open = new Stack<char>();
        var position = 0;
        while (true)
        {
            // A value begins here, or in an object its name.
            position = open.Count > 0 && open.Peek() == '{' ? EndOfName(text, position) : position;
            if (position < 0 || position >= text.Length)
            {
                return -1;
            }

            var c = text[position];
            if (c is '[' or '{')
            {
                position++;
                if (position >= text.Length || text[position] != ClosingOf(c))
                {
                    open.Push(c);
                    continue;
                }

                position++;
            }
            else
            {
                position = c == '"' ? EndOfString(text, position) : EndOfWord(text, position);
            }

            // A value has ended here, and what is around it may end as well.
            while (position >= 0 && open.Count > 0 && position < text.Length && text[position] == ClosingOf(open.Peek()))
            {
                open.Pop();
                position++;
            }

            if (position < 0 || open.Count == 0)
            {
                return position;
            }

            if (position >= text.Length || text[position] != ',')
            {
                return -1;
            }

            position++;
        }
    }

    private static char ClosingOf(char opening) => opening == '[' ? ']' : '}';

    private static int EndOfName(string text, int start)
    {
        var end = start < text.Length && text[start] == '"' ? EndOfString(text, start) : -1;
        return end > 0 && end < text.Length && text[end] == ':' ? end + 1 : -1;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (',' or ']' or '}' or ':' or '"' or ' '))
        {
            end++;
        }

        return IsNumberAt(text, start, end) || (end - start <= 5 && text.Substring(start, end - start) is "true" or "false" or "null") ? end : -1;
    }

    /// <summary>Whether a number of JSON (RFC 8259, 6) is all that stands between two places.</summary>
    private static bool IsNumberAt(string text, int start, int end)
    {
        var at = start < end && text[start] == '-' ? start + 1 : start;
        var whole = at;
        if (!TakeDigits(text, ref at, end) || (text[whole] == '0' && at - whole > 1))
        {
            return false;
        }

        if (at < end && text[at] == '.')
        {
            at++;
            if (!TakeDigits(text, ref at, end))
            {
                return false;
            }
        }

        if (at < end && text[at] is 'e' or 'E')
        {
            at += at + 1 < end && text[at + 1] is '+' or '-' ? 2 : 1;
            if (!TakeDigits(text, ref at, end))
            {
                return false;
            }
        }

        return at == end;
    }

    private static bool TakeDigits(string text, ref int at, int end)
    {
        var start = at;
        while (at < end && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at > start;
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            if (text[i] != '\\')
            {
                continue;
            }

            i++;
            var isEscape = i < text.Length && (text[i] is '"' or '\\' or '/' or 'n' or 'r' or 't' or 'b' or 'f'
                || (text[i] == 'u' && i + 4 < text.Length && Enumerable.Range(i + 1, 4).All(at => Uri.IsHexDigit(text[at]))));
            if (!isEscape)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The literals in a JSON list, each as its text; a value that is no list is its own only item.</summary>
    public static IReadOnlyList<string> Items(string list)
    {
        if (list.Length == 0 || list[0] != '[')
        {
            return [list];
        }

        var items = new List<string>();
        var position = 1;
        while (position < list.Length && list[position] != ']')
        {
            var end = Skip(list, position);
            items.Add(list.Substring(position, end - position));
            position = end < list.Length && list[end] == ',' ? end + 1 : end;
        }

        return items;
    }

    /// <summary>The members of a JSON object, each value as its text.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Members(string json)
    {
        var members = new List<KeyValuePair<string, string>>();
        var position = 1;
        while (position < json.Length && json[position] != '}')
        {
            var nameEnd = Skip(json, position);
            var valueEnd = Skip(json, nameEnd + 1);
            members.Add(new(Unquote(json.Substring(position, nameEnd - position)), json.Substring(nameEnd + 1, valueEnd - nameEnd - 1)));
            position = valueEnd < json.Length && json[valueEnd] == ',' ? valueEnd + 1 : valueEnd;
        }

        return members;
    }

    /// <summary>The end of the literal, list or object that starts at <paramref name="start"/>; the text's end when it does not close.</summary>
    public static int Skip(string text, int start)
    {
        var depth = 0;
        var position = start;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                position++;
                while (position < text.Length && text[position] != '"')
                {
                    position += text[position] == '\\' ? 2 : 1;
                }
            }
            else if (c is '[' or '{')
            {
                depth++;
            }
            else if (c is ']' or '}')
            {
                if (depth == 0)
                {
                    return position;
                }

                depth--;
            }
            else if (depth == 0 && c is ',' or ' ' or '>' or ':')
            {
                return position;
            }

            position++;
            if (depth == 0 && c is '"' or ']' or '}')
            {
                return Math.Min(position, text.Length);
            }
        }

        return text.Length;
    }

    /// <summary>A number in one form whatever form the document chose: <c>1.0</c>, <c>1e0</c> and <c>1</c> are <c>1</c>. No digit is lost.</summary>
    public static string Number(string literal) =>
        IsPlain(literal) ? literal : ExactNumber.TryParse(literal, out var number) ? number.ToString() : literal;

    // Nearly all numbers are small and whole.
    private static bool IsPlain(string literal) => literal.Length < 19 && literal.Length > 0 && literal.All(c => c is >= '0' and <= '9') && (literal.Length == 1 || literal[0] != '0');
}
