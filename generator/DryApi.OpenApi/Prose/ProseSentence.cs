namespace DryApi.OpenApi.Prose;

/// <summary>One sentence of a description, with what its parentheses hold.</summary>
internal sealed class ProseSentence
{
    private static readonly ProseToken Nothing = new(ProseTokenKind.None, 0, 0, "");

    private readonly string _text;
    private readonly List<ProseToken> _tokens;
    private readonly int _start;

    // For each piece, where the parenthesis around it opens; -1 outside of all.
    private readonly int[] _opening;

    /// <param name="text">The whole description.</param>
    /// <param name="tokens">Its pieces.</param>
    /// <param name="start">The first piece of the sentence.</param>
    /// <param name="end">The piece behind its last.</param>
    public ProseSentence(string text, List<ProseToken> tokens, int start, int end)
    {
        (_text, _tokens, _start, Count) = (text, tokens, start, end - start);
        _opening = new int[Count];
        var open = -1;
        for (var i = 0; i < Count; i++)
        {
            open = this[i].IsMark(")") && open >= 0 ? _opening[open] : open;
            _opening[i] = open;
            open = this[i].IsMark("(") ? i : open;
        }
    }

    /// <summary>How many pieces it has.</summary>
    public int Count { get; }

    /// <summary>A piece; outside of the sentence one that is nothing.</summary>
    public ProseToken this[int index] => index >= 0 && index < Count ? _tokens[_start + index] : Nothing;

    /// <summary>Whether these words stand at a place.</summary>
    public bool Has(int index, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!this[index + i].IsWord(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text from one piece to another, that one left out.</summary>
    public string Quote(int from, int to) => _text[this[from].Start..this[to - 1].End].ReplaceLineEndings(" ");

    /// <summary>A piece as it was written.</summary>
    public string Written(int index) => _text[this[index].Start..this[index].End];

    /// <summary>Where the parenthesis around a place opens; -1 outside of all.</summary>
    public int OpeningOf(int index) => index >= 0 && index < Count ? _opening[index] : -1;

    /// <summary>Whether something around these pieces says that they are no limit that always holds.</summary>
    public bool IsHedged(int from, int to)
    {
        for (var place = from; place >= 0; place = _opening[place])
        {
            if (IsHedgedInGroup(place, from, to))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHedgedInGroup(int place, int from, int to)
    {
        var group = _opening[place];
        var isInClause = true;
        for (var i = place; i > group; i--)
        {
            if (_opening[i] == group && (i < from || i >= to))
            {
                isInClause &= this[i].Text is not ("," or ";");
                if (IsWordThat(i, static w => ProseWords.IsHedge(w) || ProseWords.IsExampleMarker(w)) || Has(i, "such", "as") || (isInClause && IsWordThat(i, ProseWords.IsDefault)))
                {
                    return true;
                }
            }
        }

        isInClause = true;
        for (var i = place + 1; i < Count && _opening[i] >= group; i++)
        {
            if (_opening[i] == group && (i < from || i >= to))
            {
                isInClause &= this[i].Text is not ("," or ";");
                if (IsWordThat(i, ProseWords.IsHedge) || (isInClause && IsWordThat(i, ProseWords.IsDefault)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsWordThat(int index, Func<string, bool> test) => this[index] is { Kind: ProseTokenKind.Word } word && test(word.Text);
}
