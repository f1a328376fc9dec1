namespace DryApi.OpenApi.Prose;

/// <summary>Judges what stands before and behind a limit: many sentences with numbers are about something else.</summary>
internal static class ProseContext
{
    /// <summary>Whether what stands before the words leaves them a limit of the value.</summary>
    public static bool Begins(ProseSentence sentence, int from, string? ownName)
    {
        if (sentence[from - 1].Text is "or" or "than" or "not" or "no" or "without" or "never" or "isn't" or "aren't" or "/" or "+" or "=" or "<" or ">" or "x")
        {
            return false;
        }

        var group = sentence.OpeningOf(from);
        var first = true;
        for (var i = 0; i < from; i++)
        {
            var token = sentence[i];
            if (IsNameOfSomethingElse(token, ownName) || (token.Kind == ProseTokenKind.Word && ProseWords.IsOfSomethingElse(token.Text)))
            {
                return false;
            }

            // "For videos, at most 10 MB"
            if (first && token.Text is "for" or "in" or "on" or "with" or "under" or "during" or "without" or "as" && sentence.OpeningOf(i) == group)
            {
                return false;
            }

            first = token.Text is "(";
        }

        return true;
    }

    /// <summary>Whether what stands behind the words leaves them a limit of the value.</summary>
    public static bool Ends(ProseSentence sentence, ProseBound bound)
    {
        var next = sentence[bound.To];
        if (next.Text is "%" or "+" or "^" or "/" or "°" or "×" or "*" || next.IsNumber || ProseWords.EndsBadly(next.Text))
        {
            return false;
        }

        // "1 to 100, or -1 for none"; "(1-100, 0 = off)"
        if (next.Text is "," or ";" or ")" && sentence[bound.To + 1].Text is "or" or "exclusive")
        {
            return false;
        }

        if (next.IsMark("(") && ProseWords.EndsBadly(sentence[bound.To + 1].Text))
        {
            return false;
        }

        return bound.Unit is not (ProseUnit.None or ProseUnit.Length) || IsEndOfClause(sentence, bound.To);
    }

    /// <summary>A number that nothing follows is one of the value itself; behind any other stands what it counts.</summary>
    private static bool IsEndOfClause(ProseSentence sentence, int at)
    {
        var next = sentence[at];
        return next.Kind == ProseTokenKind.None
            || next.Text is ")" or "," or ";" or "(" or "inclusive" or "-" or ":"
            || (next.Text is "and" or "but" && (ProsePhrases.Upper(sentence, at + 1) ?? ProsePhrases.Lower(sentence, at + 1)) is not null);
    }

    private static bool IsNameOfSomethingElse(ProseToken token, string? ownName) =>
        token.Kind is ProseTokenKind.Name or ProseTokenKind.Quoted && !string.Equals(token.Text, ownName, StringComparison.OrdinalIgnoreCase);
}
