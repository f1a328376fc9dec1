using System.Globalization;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Reads a JSONPath expression from left to right. Columns in messages count from 1 within the expression.</summary>
internal sealed class JsonPathParser(string expression, SourcePosition position)
{
    private const string Supported = "use $, .name, ['name'], .*, [*], [index], .. and [?@.name == literal]";

    private int _at;

    private char Current => _at < expression.Length ? expression[_at] : '\0';

    public JsonPath Parse()
    {
        if (!TryTake("$"))
        {
            throw Refuse("does not begin with $");
        }

        var segments = new List<JsonPathSegment>();
        while (SkipSpace() < expression.Length)
        {
            segments.Add(ParseSegment());
        }

        return new JsonPath(segments);
    }

    private JsonPathSegment ParseSegment()
    {
        if (TryTake(".."))
        {
            return new JsonPathSegment(Current == '[' ? ParseBracket() : ParseDotted(), IsDescendant: true);
        }

        if (TryTake("."))
        {
            return new JsonPathSegment(ParseDotted(), IsDescendant: false);
        }

        return Current == '['
            ? new JsonPathSegment(ParseBracket(), IsDescendant: false)
            : throw Refuse($"has an unexpected {Describe()}");
    }

    private JsonPathSelector ParseDotted() => TryTake("*") ? new WildcardSelector() : new NameSelector(ParseName());

    private string ParseName()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Current) || char.IsSurrogate(Current) || Current is '_' or '-')
        {
            _at++;
        }

        return _at > start ? expression[start.._at] : throw Refuse($"has {Describe()} where a name was expected");
    }

    private JsonPathSelector ParseBracket()
    {
        Take("[");
        SkipSpace();
        JsonPathSelector selector = Current switch
        {
            '*' => ParseWildcard(),
            '\'' or '"' => new NameSelector(ParseString()),
            '-' or (>= '0' and <= '9') => new IndexSelector(ParseIndex()),
            '?' => ParseFilter(),
            ':' => throw Refuse("has a slice, which is not supported,"),
            _ => throw Refuse($"has an unexpected {Describe()}"),
        };
        SkipSpace();
        switch (Current)
        {
            case ':':
                throw Refuse("has a slice, which is not supported,");
            case ',':
                throw Refuse("has a list of selectors, which is not supported,");
        }

        Take("]");
        return selector;
    }

    private WildcardSelector ParseWildcard()
    {
        Take("*");
        return new WildcardSelector();
    }

    private int ParseIndex()
    {
        var start = _at;
        TryTake("-");
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        var digits = expression.AsSpan(start.._at);
        if (digits is "-0" || digits.TrimStart('-') is ['0', _, ..] || !int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            _at = start;
            throw Refuse("has an index that is no whole number");
        }

        return index;
    }

    private FilterSelector ParseFilter()
    {
        Take("?");
        SkipSpace();
        var isParenthesized = TryTake("(");
        var conditions = new List<FilterCondition>();
        do
        {
            SkipSpace();
            conditions.Add(ParseCondition());
            SkipSpace();
        }
        while (TryTake("&&"));

        if (isParenthesized)
        {
            Take(")");
        }

        return new FilterSelector(conditions);
    }

    private FilterCondition ParseCondition()
    {
        RefuseUnsupportedCondition();
        Take("@");
        var path = ParseRelativePath();
        SkipSpace();
        if (TryTake("=="))
        {
            return new FilterCondition(path, ParseLiteral(), IsNegated: false);
        }

        if (TryTake("!="))
        {
            return new FilterCondition(path, ParseLiteral(), IsNegated: true);
        }

        return Current switch
        {
            '<' or '>' or '=' => throw Refuse($"compares with {Describe()}, which is not supported,"),
            '|' => throw Refuse("has ||, which is not supported,"),
            _ => new FilterCondition(path, Literal: null, IsNegated: false),
        };
    }

    private void RefuseUnsupportedCondition()
    {
        switch (Current)
        {
            case '!': throw Refuse("has a negation, which is not supported,");
            case '$': throw Refuse("has a $ inside a filter, which is not supported,");
            case '(': throw Refuse("has nested parentheses, which are not supported,");
            case >= 'a' and <= 'z': throw Refuse("has a function or a literal on the left, which is not supported,");
        }
    }

    private List<JsonPathSelector> ParseRelativePath()
    {
        var path = new List<JsonPathSelector>();
        while (Current is '.' or '[')
        {
            var segment = ParseSegment();
            if (segment.IsDescendant || segment.Selector is WildcardSelector or FilterSelector)
            {
                throw Refuse("has more than names and indexes after @, which is not supported,");
            }

            path.Add(segment.Selector);
        }

        return path;
    }

    private DocumentNode ParseLiteral()
    {
        SkipSpace();
        switch (Current)
        {
            case '\'' or '"':
                return DocumentNode.String(position, ParseString());
            case '-' or (>= '0' and <= '9'):
                return DocumentNode.Number(position, ParseNumber());
            case '@' or '$':
                throw Refuse("compares two paths, which is not supported,");
        }

        var start = _at;
        while (char.IsAsciiLetter(Current))
        {
            _at++;
        }

        switch (expression[start.._at])
        {
            case "true": return DocumentNode.Boolean(position, true);
            case "false": return DocumentNode.Boolean(position, false);
            case "null": return DocumentNode.Null(position);
        }

        _at = start;
        throw Refuse($"has {Describe()} where a literal was expected");
    }

    private string ParseNumber()
    {
        var start = _at;
        while (char.IsAsciiDigit(Current) || Current is '-' or '+' or '.' or 'e' or 'E')
        {
            _at++;
        }

        var literal = expression[start.._at];
        if (!JsonText.IsNumber(literal))
        {
            _at = start;
            throw Refuse($"has {InputException.Quote(literal)}, which is no number,");
        }

        return literal;
    }

    private string ParseString()
    {
        var start = _at;
        var quote = expression[_at++];
        var text = new StringBuilder();
        while (Current != quote)
        {
            if (_at >= expression.Length)
            {
                _at = start;
                throw Refuse("has a string without an end");
            }

            text.Append(Current == '\\' ? ParseEscape(quote) : Current);
            _at++;
        }

        _at++;
        return text.ToString();
    }

    // Leaves the position on the last character of the escape.
    private char ParseEscape(char quote)
    {
        _at++;
        switch (Current)
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case '/' or '\\': return Current;
            case var same when same == quote: return quote;
            case 'u' when _at + 4 < expression.Length
                && ushort.TryParse(expression.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _at += 4;
                return (char)unit;
            default: throw Refuse("has an unknown escape in a string");
        }
    }

    private int SkipSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }

        return _at;
    }

    private bool TryTake(string token)
    {
        var isNext = string.CompareOrdinal(expression, _at, token, 0, token.Length) == 0;
        _at += isNext ? token.Length : 0;
        return isNext;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Refuse($"has {Describe()} where {token} was expected");
        }
    }

    private string Describe() => _at < expression.Length ? $"'{Current}'" : "its end";

    private InputException Refuse(string what) =>
        InputException.At(position, $"the JSONPath {InputException.Quote(expression)} {what} at column {_at + 1} of the expression", Supported);
}
