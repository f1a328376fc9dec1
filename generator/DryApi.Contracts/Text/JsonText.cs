using System.Globalization;
using System.Text;

namespace DryApi.Contracts;

/// <summary>The few pieces of JSON that stand in a line of the contract: strings, numbers, words, and lists of them.</summary>
public static class JsonText
{
    /// <summary>The string as a JSON literal; anything that would break a line or hide from a reader's eye is escaped.</summary>
    public static string Quote(string value)
    {
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
                    var hidden = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u0085' or '\uFEFF'
                        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;
                    _ = hidden ? text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)) : text.Append(c);
                    break;
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>The string that a JSON string literal stands for; any other literal stands for its own text.</summary>
    public static string Unquote(string literal)
    {
        if (literal.Length < 2 || literal[0] != '"')
        {
            return literal;
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
    public static bool IsJson(string text) => EndOfValue(text, 0, depth: 0) == text.Length;

    /// <summary>Whether a text is a number of JSON.</summary>
    public static bool IsNumber(string text) => text.Length > 0 && text[0] is '-' or (>= '0' and <= '9') && IsJson(text);

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

    /// <summary>Where the JSON value that starts at a place ends; -1 when none does.</summary>
    private static int EndOfValue(string text, int start, int depth)
    {
        // As deep as a document is nested.
        const int deepest = 1_500;
        if (start < 0 || start >= text.Length || depth > deepest)
        {
            return -1;
        }

        switch (text[start])
        {
            case '"':
                return EndOfString(text, start);
            case '[' or '{':
                var isList = text[start] == '[';
                var position = start + 1;
                if (position < text.Length && text[position] == (isList ? ']' : '}'))
                {
                    return position + 1;
                }

                while (true)
                {
                    if (!isList)
                    {
                        position = position < text.Length && text[position] == '"' ? EndOfString(text, position) : -1;
                        position = position > 0 && position < text.Length && text[position] == ':' ? position + 1 : -1;
                    }

                    position = EndOfValue(text, position, depth + 1);
                    if (position < 0 || position >= text.Length)
                    {
                        return -1;
                    }

                    if (text[position] != ',')
                    {
                        return text[position] == (isList ? ']' : '}') ? position + 1 : -1;
                    }

                    position++;
                }

            default:
                var end = start;
                while (end < text.Length && text[end] is not (',' or ']' or '}' or ':' or '"' or ' '))
                {
                    end++;
                }

                var word = text.Substring(start, end - start);
                var isNumber = word.All(c => c is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
                    && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
                return word is "true" or "false" or "null" || isNumber ? end : -1;
        }
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

    /// <summary>A number in one form whatever form the document chose: <c>1.0</c>, <c>1e0</c> and <c>1</c> are <c>1</c>.</summary>
    public static string Number(string literal)
    {
        if (decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            var plain = exact.ToString("0.############################", CultureInfo.InvariantCulture);
            // A number too small for decimal reads as zero there; then double has to say it.
            if (exact != 0 || !literal.Any(c => c is >= '1' and <= '9'))
            {
                return plain == "-0" ? "0" : plain;
            }
        }

        return double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) && !double.IsInfinity(wide)
            ? wide.ToString("R", CultureInfo.InvariantCulture)
            : literal;
    }
}
