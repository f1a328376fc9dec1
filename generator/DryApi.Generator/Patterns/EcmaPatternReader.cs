using System.Globalization;
using System.Text;

namespace DryApi.Generator.Patterns;

/// <summary>
/// Reads a pattern of ECMAScript once, from left to right and without recursion, and writes it for .NET. What only the older syntax
/// without the flag <c>u</c> has is taken where it can mean one thing alone: <c>a{</c>, <c>]</c>, <c>\-</c>.
/// </summary>
internal sealed class EcmaPatternReader(string pattern)
{
    /// <summary>Sets of characters times their ranges, up to which building the automaton takes a fraction of a second.</summary>
    private const int MostSetWork = 10_000;

    private readonly StringBuilder _text = new(pattern.Length);
    private readonly Dictionary<string, int> _sets = new(StringComparer.Ordinal);
    private readonly Stack<Group> _open = new();
    private readonly List<Group> _captures = [];
    private readonly List<(string Name, int At, int TextPosition)> _references = [];
    private int _at;
    private Group? _lastGroup;
    private bool _isRepeatable;
    private bool _hasLookaround;
    private bool _hasLookbehind;
    private bool _hasNegation;
    private bool _hasAlternatives;
    private string? _onlyWithFlag;
    private string? _onlyWithoutFlag;

    /// <exception cref="PatternException">It is no pattern, or .NET cannot say it.</exception>
    public DotNetPattern Read()
    {
        while (_at < pattern.Length)
        {
            ReadNext();
            if (_text.Length > EcmaPattern.MaximumTranslatedLength)
            {
                throw new PatternException($"it would have more than {EcmaPattern.MaximumTranslatedLength} characters in .NET, where categories of Unicode are written out");
            }
        }

        if (_open.Count > 0)
        {
            throw Problem("a group is not closed", _open.Peek().At);
        }

        if (_onlyWithFlag is { } with && _onlyWithoutFlag is { } without)
        {
            throw new PatternException($"it has {with}, which needs the flag u of ECMAScript, and {without}, which that flag refuses");
        }

        WriteCaptures();
        if (_hasNegation && !(pattern.StartsWith("^", StringComparison.Ordinal) && !_hasAlternatives))
        {
            // Between the halves of a character is no place where ECMAScript looks.
            _text.Insert(0, @"(?<![\ud800-\udbff])(?:").Append(')');
        }

        return new DotNetPattern(_text.ToString(), _hasLookaround || _references.Count > 0 || (long)_sets.Count * _sets.Values.Sum() > MostSetWork);
    }

    private void ReadNext()
    {
        var start = _at;
        var c = pattern[_at++];
        switch (c)
        {
            case '^':
                Assertion("^");
                break;
            case '$':
                // The end is the very end there, not before a last line feed.
                Assertion(@"\z");
                break;
            case '|':
                Assertion("|");
                _hasAlternatives |= _open.Count == 0;
                break;
            case '(':
                Open(start);
                break;
            case ')':
                Close(start);
                break;
            case '*':
                Repeat("*", 2, start);
                break;
            case '+':
                Repeat("+", 2, start);
                break;
            case '?':
                Repeat("?", 1, start);
                break;
            case '{' when TryReadBounds(start):
                break;
            case '.':
                Atom(CodePoints.LineTerminators.Complement());
                break;
            case '[':
                Atom(ReadClass(start));
                break;
            case '\\':
                ReadEscape(start);
                break;
            default:
                _onlyWithoutFlag ??= c is '{' or '}' or ']' ? "a bracket that stands for itself" : null;
                _at = start;
                Atom(Single(ReadCodePoint(), start));
                break;
        }
    }

    private void Assertion(string text)
    {
        _text.Append(text);
        _isRepeatable = false;
    }

    private void Atom(CodePoints set)
    {
        set.Write(_text, _sets);
        (_isRepeatable, _lastGroup) = (true, null);
    }

    private void Open(int start)
    {
        if (_open.Count >= EcmaPattern.MaximumDepth)
        {
            throw Problem($"groups stand in each other more than {EcmaPattern.MaximumDepth} deep", start);
        }

        var group = new Group(start, _open.Count > 0 ? _open.Peek() : null);
        if (Skip("?:"))
        {
            _text.Append("(?:");
        }
        else if (Skip("?=") || Skip("?!") || Skip("?<=") || Skip("?<!"))
        {
            _text.Append(pattern, start, _at - start);
            group.IsLookaround = _hasLookaround = true;
            _hasLookbehind |= pattern[start + 2] == '<';
            _hasNegation |= pattern[_at - 1] == '!';
        }
        else if (Skip("?<"))
        {
            Capture(group, ReadGroupName(start));
        }
        else if (Skip("?"))
        {
            throw Problem("'(?' begins no group of ECMAScript that .NET reads alike", start);
        }
        else
        {
            Capture(group, null);
        }

        _open.Push(group);
        _isRepeatable = false;
    }

    private void Capture(Group group, string? name)
    {
        if (name is not null && _captures.Exists(each => each.Name == name))
        {
            throw Problem("two groups have one name", group.At);
        }

        _text.Append('(');
        (group.Name, group.TextPosition) = (name, _text.Length);
        _captures.Add(group);
    }

    private void Close(int start)
    {
        if (_open.Count == 0)
        {
            throw Problem("a group is closed that is not open", start);
        }

        var group = _open.Pop();
        _text.Append(')');
        (_isRepeatable, _lastGroup) = (!group.IsLookaround, group);
    }

    private bool TryReadBounds(int start)
    {
        var end = _at;
        while (end < pattern.Length && (pattern[end] is ',' or (>= '0' and <= '9')))
        {
            end++;
        }

        var bounds = pattern.Substring(_at, end - _at).Split(',');
        if (end >= pattern.Length || pattern[end] != '}' || bounds.Length > 2 || bounds[0].Length == 0)
        {
            return false;
        }

        if (!TryReadBound(bounds[0], out var minimum) || !TryReadBound(bounds[bounds.Length - 1], out var maximum))
        {
            throw Problem($"a bound of a repetition is over {int.MaxValue}", start);
        }

        if (maximum < minimum)
        {
            throw Problem("the bounds of a repetition are in the wrong order", start);
        }

        _at = end + 1;
        Repeat(pattern.Substring(start, _at - start), maximum, start);
        return true;
    }

    private static bool TryReadBound(string digits, out int bound)
    {
        bound = int.MaxValue;
        return digits.Length == 0 || int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bound);
    }

    private void Repeat(string quantifier, int maximum, int start)
    {
        if (!_isRepeatable)
        {
            throw Problem("there is nothing to repeat", start);
        }

        if (_lastGroup is { } group)
        {
            group.IsRepeated |= maximum > 1;
        }

        _text.Append(quantifier).Append(Skip("?") ? "?" : "");
        _isRepeatable = false;
    }

    private void ReadEscape(int start)
    {
        var c = _at < pattern.Length ? pattern[_at++] : throw Problem("a backslash stands at the end", start);
        switch (c)
        {
            case 'b' or 'B':
                // The edges of words are those of ASCII there. It stays one atom, which a quantifier would refuse.
                WordEdge(c == 'b');
                break;
            case >= '1' and <= '9':
                while (_at < pattern.Length && pattern[_at] is >= '0' and <= '9')
                {
                    _at++;
                }

                Reference(pattern.Substring(start + 1, _at - start - 1), start);
                break;
            case 'k':
                if (!Skip("<"))
                {
                    throw Problem(@"'\k' stands without the name of a group", start);
                }

                Reference(ReadGroupName(start), start);
                break;
            default:
                _at = start;
                Atom(ReadClassEscape() ?? Single(ReadEscapedCharacter(isInClass: false), start));
                break;
        }
    }

    private void WordEdge(bool isEdge)
    {
        var word = new StringBuilder();
        CodePoints.Word.Write(word, _sets);
        Assertion(isEdge ? $"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))" : $"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))");
        _hasLookaround = true;
        _hasNegation |= !isEdge;
    }

    private void Reference(string name, int start)
    {
        _references.Add((name, start, _text.Length));
        (_isRepeatable, _lastGroup) = (true, null);
    }

    /// <summary>Writes what can only be written when all groups are known: those that are referred to catch what they match, and no others.</summary>
    private void WriteCaptures()
    {
        var insertions = new List<(int Position, string Text)>();
        var caught = new HashSet<int>();
        foreach (var (name, at, position) in _references)
        {
            var number = Find(name);
            if (number < 1 || number > _captures.Count)
            {
                throw Problem("a back reference leads to no group", at);
            }

            if (_hasLookbehind)
            {
                throw Problem("a back reference stands beside a lookbehind, which .NET reads otherwise", at);
            }

            for (var outer = _captures[number - 1].Outer; outer is not null; outer = outer.Outer)
            {
                if (outer.IsRepeated)
                {
                    throw Problem("a back reference leads into a repeated group, which .NET reads otherwise", at);
                }
            }

            caught.Add(number);
            // A group that has caught nothing stands for an empty text there, and for none in .NET.
            insertions.Add((position, $@"(?({number})\k<{number}>)"));
        }

        insertions.AddRange(_captures.Select((group, index) => (group.TextPosition, caught.Contains(index + 1) ? $"?<{index + 1}>" : "?:")));
        // From the end on, so that no position moves; of two at one place the later one first.
        foreach (var (position, text) in Enumerable.Reverse(insertions).OrderByDescending(insertion => insertion.Position))
        {
            _text.Insert(position, text);
        }
    }

    private int Find(string name) => name[0] is >= '0' and <= '9'
        ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        : _captures.FindIndex(each => each.Name == name) + 1;

    private string ReadGroupName(int start)
    {
        var end = pattern.IndexOf('>', _at);
        var name = end < 0 ? "" : pattern.Substring(_at, end - _at);
        if (name.Length == 0 || name[0] is >= '0' and <= '9' || !name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '$'))
        {
            throw Problem("the name of a group is none", start);
        }

        _at = end + 1;
        return name;
    }

    /// <summary>Reads a class behind its <c>[</c>.</summary>
    private CodePoints ReadClass(int start)
    {
        var isNegated = Skip("^");
        var sets = new List<CodePoints>();
        while (!Skip("]"))
        {
            var at = _at;
            if (ReadClassEscape() is { } set)
            {
                sets.Add(set);
                if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
                {
                    throw Problem("a class has a range that begins with a set", at);
                }

                continue;
            }

            var (first, last) = (ReadClassCharacter(start), -1);
            if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
            {
                _at++;
                last = ReadClassEscape() is null ? ReadClassCharacter(start) : throw Problem("a class has a range that ends with a set", at);
                if (last < first)
                {
                    throw Problem("a class has a range in the wrong order", at);
                }
            }

            if (IsHalf(first) || IsHalf(last))
            {
                throw Half(at);
            }

            _onlyWithFlag ??= first > 0xFFFF || last > 0xFFFF ? "a class with characters beyond U+FFFF" : null;
            sets.Add(CodePoints.Of((first, last < 0 ? first : last)));
        }

        var union = CodePoints.Union(sets);
        return isNegated ? union.Complement() : union;
    }

    private int ReadClassCharacter(int start) => _at >= pattern.Length ? throw Problem("a class is not closed", start)
        : pattern[_at] == '\\' ? ReadEscapedCharacter(isInClass: true)
        : ReadCodePoint();

    /// <summary>Reads <c>\d</c>, <c>\p{…}</c> and the like; null, and nothing read, where none stands.</summary>
    private CodePoints? ReadClassEscape()
    {
        var start = _at;
        if (_at + 1 >= pattern.Length || pattern[_at] != '\\')
        {
            return null;
        }

        var c = pattern[_at + 1];
        var set = char.ToLowerInvariant(c) switch
        {
            'd' => CodePoints.Digits,
            'w' => CodePoints.Word,
            's' => CodePoints.Blank,
            'p' => Property(start),
            _ => null,
        };
        _at += set is null ? 0 : 2;
        if (set is not null && c is 'p' or 'P')
        {
            _at = pattern.IndexOf('}', _at) + 1;
        }

        return char.IsUpper(c) ? set?.Complement() : set;
    }

    private CodePoints Property(int start)
    {
        _onlyWithFlag ??= @"'\p{…}'";
        var end = start + 2 < pattern.Length && pattern[start + 2] == '{' ? pattern.IndexOf('}', start) : -1;
        return (end < 0 ? null : UnicodeProperty.Find(pattern.Substring(start + 3, end - start - 3)))
            ?? throw Problem(@"'\p{…}' asks for a property of Unicode that .NET does not know", start);
    }

    /// <summary>Reads one character from its backslash on.</summary>
    private int ReadEscapedCharacter(bool isInClass)
    {
        var start = _at;
        var c = _at + 1 < pattern.Length ? pattern[_at + 1] : throw Problem("a backslash stands at the end", start);
        _at += 2;
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when isInClass:
                return '\b';
            case '0' when _at >= pattern.Length || pattern[_at] is not (>= '0' and <= '9'):
                return 0;
            case 'c' when _at < pattern.Length && pattern[_at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return pattern[_at++] % 32;
            case 'x':
                return ReadHexadecimal(2, start);
            case 'u':
                return ReadUnicodeEscape(start);
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                throw Problem("a backslash and a letter or digit are no escape of ECMAScript", start);
            default:
                _onlyWithoutFlag ??= @"^$\.*+?()[]{}|/".IndexOf(c) < 0 && !(isInClass && c == '-') ? "a backslash before a character that needs none" : null;
                _at = start + 1;
                return ReadCodePoint();
        }
    }

    private int ReadUnicodeEscape(int start)
    {
        if (!Skip("{"))
        {
            var unit = ReadHexadecimal(4, start);
            if (unit is < 0xD800 or > 0xDBFF || !Skip("\\u"))
            {
                return unit;
            }

            // Two escapes that are the halves of one character are that character.
            var second = _at - 2;
            if (_at < pattern.Length && pattern[_at] != '{' && ReadHexadecimal(4, second) is var half and >= 0xDC00 and <= 0xDFFF)
            {
                return char.ConvertToUtf32((char)unit, (char)half);
            }

            _at = second;
            return unit;
        }

        _onlyWithFlag ??= @"'\u{…}'";
        var end = pattern.IndexOf('}', _at);
        if (end <= _at
            || !int.TryParse(pattern.Substring(_at, end - _at).TrimStart('0') is { Length: > 0 } digits ? digits : "0", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > CodePoints.Last)
        {
            throw Problem(@"'\u' stands without the number of a character", start);
        }

        _at = end + 1;
        return code;
    }

    private int ReadHexadecimal(int length, int start)
    {
        if (_at + length > pattern.Length || !int.TryParse(pattern.Substring(_at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Problem($"'\\{(length == 2 ? 'x' : 'u')}' stands without the number of a character", start);
        }

        _at += length;
        return code;
    }

    private int ReadCodePoint()
    {
        var c = pattern[_at++];
        return char.IsHighSurrogate(c) && _at < pattern.Length && char.IsLowSurrogate(pattern[_at]) ? char.ConvertToUtf32(c, pattern[_at++]) : c;
    }

    private CodePoints Single(int code, int start) => IsHalf(code) ? throw Half(start) : CodePoints.Of((code, code));

    private static bool IsHalf(int code) => code is >= 0xD800 and <= 0xDFFF;

    private PatternException Half(int at) => Problem("half of a character stands alone, which no text in UTF-8 has", at);

    private bool Skip(string text)
    {
        var isThere = string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;
        _at += isThere ? text.Length : 0;
        return isThere;
    }

    private static PatternException Problem(string what, int at) => new($"{what} (at character {(at + 1).ToString(CultureInfo.InvariantCulture)})");

    /// <summary>Something in parentheses.</summary>
    private sealed class Group(int at, Group? outer)
    {
        public int At => at;

        public Group? Outer => outer;

        public bool IsLookaround { get; set; }

        public bool IsRepeated { get; set; }

        public string? Name { get; set; }

        /// <summary>Where what stands behind its opening goes in the .NET pattern.</summary>
        public int TextPosition { get; set; }
    }
}
