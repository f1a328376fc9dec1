namespace DryApi.OpenApi.Prose;

/// <summary>A piece of a description.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">A word in small letters, a sign, or the content of quotes.</param>
/// <param name="Number">The value of a number.</param>
internal sealed record ProseToken(ProseTokenKind Kind, int Start, int End, string Text, decimal Number = 0)
{
    public bool IsNumber => Kind == ProseTokenKind.Number;

    public bool IsMark(string sign) => Kind == ProseTokenKind.Mark && Text == sign;

    public bool IsWord(string word) => Kind == ProseTokenKind.Word && Text == word;
}
