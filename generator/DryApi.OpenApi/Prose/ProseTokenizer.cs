namespace DryApi.OpenApi.Prose;

/// <summary>Cuts a description into words, numbers and signs, from left to right in one pass.</summary>
internal sealed class ProseTokenizer
{
    private readonly string _text;
    private readonly int _length;
    private readonly List<ProseToken> _tokens = [];
    private int _at;

    private ProseTokenizer(string text, int longest)
    {
        _text = text;
        _length = Math.Min(text.Length, longest);
    }

    private char Current => Peek(0);

    /// <summary>The pieces of the text, up to its <paramref name="longest"/> first characters.</summary>
    public static List<ProseToken> Read(string text, int longest)
    {
        var tokenizer = new ProseTokenizer(text, longest);
        while (tokenizer._at < tokenizer._length)
        {
            tokenizer.Next();
        }

        return tokenizer._tokens;
    }

    private char Peek(int distance) => _at + distance is >= 0 and var index && index < _length ? _text[index] : '\0';

    private void Next()
    {
        var c = Current;
        if (c is '\n')
        {
            ReadLineEnd();
        }
        else if (char.IsWhiteSpace(c) || (c == '*' && !(char.IsAsciiDigit(Peek(1)) && char.IsAsciiDigit(Peek(-1)))))
        {
            _at++;
        }
        else if (char.IsAsciiDigit(c) || (c is '-' or '−' or '+' && IsSign()))
        {
            ReadNumber();
        }
        else if (char.IsLetter(c) || c == '_')
        {
            ReadWord();
        }
        else if (c is '`' or '"' or '“' or '‘' || (c == '\'' && !char.IsLetterOrDigit(Peek(-1))))
        {
            ReadQuoted(c switch { '“' => '”', '‘' => '’', _ => c });
        }
        else if (c is '$' or '€' or '£' or '#' or '@' or '{' or '^')
        {
            ReadOpaque(_at + 1);
        }
        else if (c is '.' or '!' or '?' && IsBeforeSpace())
        {
            ReadStop();
        }
        else
        {
            ReadMark();
        }
    }

    private void Add(ProseTokenKind kind, int length, string text, decimal number = 0)
    {
        _tokens.Add(new ProseToken(kind, _at, _at + length, text, number));
        _at += length;
    }

    /// <summary>An empty line and an item of a list begin something new; any other line end is a space.</summary>
    private void ReadLineEnd()
    {
        var next = 1;
        while (Peek(next) is ' ' or '\t' or '\r')
        {
            next++;
        }

        if (Peek(next) is '\n' or '#' or '|' || (Peek(next) is '-' or '*' or '+' or '•' && Peek(next + 1) == ' '))
        {
            Add(ProseTokenKind.End, 1, "\n");
            _at += next - 1;
            _at += Peek(0) == '\n' ? 0 : 1;
        }
        else
        {
            _at += next;
        }
    }

    private void ReadMark()
    {
        if (Current is '<' or '>' && Peek(1) == '=')
        {
            Add(ProseTokenKind.Mark, 2, Current + "=");
            return;
        }

        if (Current == '<' && (char.IsAsciiLetter(Peek(1)) || Peek(1) == '/'))
        {
            // A tag begins something new.
            var end = _text.IndexOf('>', _at, Math.Min(200, _length - _at));
            Add(ProseTokenKind.End, end < 0 ? 1 : end + 1 - _at, "<");
            return;
        }

        var sign = Current switch { '–' or '—' or '−' or '‐' or '‑' => "-", '≤' => "<=", '≥' => ">=", '[' => "(", ']' => ")", var other => other.ToString() };
        Add(ProseTokenKind.Mark, 1, sign);
    }

    private bool IsSign() => char.IsAsciiDigit(Peek(1)) && !char.IsLetterOrDigit(Peek(-1)) && Peek(-1) is not (')' or '%' or '_' or '`');

    private bool IsBeforeSpace() =>
        Peek(1) is '\0' or '"' or ')' or '`' or '<' or '*' or '’' or '”' || char.IsWhiteSpace(Peek(1));

    /// <summary>"max. 3 items" goes on.</summary>
    private void ReadStop()
    {
        var isShort = Current == '.' && _tokens.Count > 0
            && _tokens[^1].Text is "max" or "min" or "approx" or "incl" or "no" or "e.g" or "i.e" or "vs" or "ca" && _tokens[^1].Kind == ProseTokenKind.Word;
        if (isShort)
        {
            _at++;
        }
        else
        {
            Add(ProseTokenKind.End, 1, ".");
        }
    }

    private void ReadQuoted(char quote)
    {
        const int longest = 200;
        var end = _text.IndexOf(quote, _at + 1, Math.Min(longest, _length - _at - 1));
        if (end < 0)
        {
            ReadMark();
            return;
        }

        Add(ProseTokenKind.Quoted, end + 1 - _at, _text[(_at + 1)..end]);
    }

    private void ReadWord()
    {
        var (end, isName) = (_at, false);
        while (end < _length)
        {
            var (c, next) = (_text[end], end + 1 < _length ? _text[end + 1] : '\0');
            if (c == '_' || (c == '[' && next == ']'))
            {
                isName = true;
                end += c == '[' ? 2 : 1;
            }
            else if (char.IsLetterOrDigit(c) || (c is '-' or '\'' or '’' or '‑' && char.IsLetterOrDigit(next)))
            {
                isName |= char.IsUpper(c) && char.IsLower(_text[_at]) && end > _at && char.IsLower(_text[end - 1]);
                end++;
            }
            else if (c == '.' && char.IsLetterOrDigit(next))
            {
                isName = true;
                end++;
            }
            else
            {
                break;
            }
        }

        if (end + 2 < _length && _text[end] == ':' && _text[end + 1] == '/' && _text[end + 2] == '/')
        {
            ReadOpaque(end);
            return;
        }

        var word = _text[_at..end].ToLowerInvariant().Replace('’', '\'').Replace('‑', '-');
        var isLatin = word is "e.g" or "i.e";
        Add(isName && !isLatin ? ProseTokenKind.Name : ProseTokenKind.Word, end - _at, word);
        _at += isLatin && Current == '.' ? 1 : 0;
    }

    /// <summary>Takes everything up to a space as one piece that means nothing here.</summary>
    private void ReadOpaque(int end)
    {
        while (end < _length && !char.IsWhiteSpace(_text[end]) && _text[end] is not (')' or ',' or ';' or '"' or '`'))
        {
            end++;
        }

        // The full stop behind it ends the sentence.
        end -= end > _at + 1 && _text[end - 1] == '.' ? 1 : 0;
        Add(ProseTokenKind.Opaque, end - _at, _text[_at..end]);
    }

    private void ReadNumber()
    {
        var text = _text.AsSpan(0, _length);
        var end = ProseNumeral.EndOf(text, _at);
        if (ProseNumeral.IsPartOfMore(text, end) || ProseNumeral.Parse(text[_at..end]) is not { } number)
        {
            ReadOpaque(end);
            return;
        }

        var letters = end;
        while (letters < _length && char.IsLetter(_text[letters]))
        {
            letters++;
        }

        var unit = _text[end..letters];
        if (unit is "k" or "K" && !char.IsAsciiDigit(Peek(letters - _at)))
        {
            Add(ProseTokenKind.Number, letters - _at, "k", number * 1000);
        }
        else if (letters > end && (ProseUnits.Of(unit.ToLowerInvariant()) ?? (unit is "s" ? ProseUnit.Seconds : null)) is null)
        {
            var last = letters;
            while (last < _length && char.IsLetterOrDigit(_text[last]))
            {
                last++;
            }

            Add(ProseTokenKind.Word, last - _at, _text[_at..last].ToLowerInvariant());
        }
        else
        {
            Add(ProseTokenKind.Number, end - _at, "", number);
            if (letters > end)
            {
                Add(ProseTokenKind.Word, letters - end, unit.ToLowerInvariant());
            }
        }
    }
}
