namespace DryApi.OpenApi.Prose;

/// <summary>A number and what it counts.</summary>
/// <param name="Value">The number as written.</param>
/// <param name="Unit">What it counts; <see cref="ProseUnit.None"/> when nothing is said.</param>
/// <param name="Factor">What one of the unit stands for.</param>
/// <param name="End">The piece behind both.</param>
internal readonly record struct ProseAmount(decimal Value, ProseUnit Unit, decimal Factor, int End)
{
    /// <summary>The number at a place with its unit, or null.</summary>
    public static ProseAmount? At(ProseSentence sentence, int at)
    {
        var number = sentence[at];
        if (!number.IsNumber || sentence[at - 1].Kind is ProseTokenKind.Opaque || sentence[at - 1].IsMark("/"))
        {
            return null;
        }

        var next = at + 1;
        next += sentence[next].Text is "unicode" or "utf-8" or "ascii" or "printable" ? 1 : 0;
        var word = sentence[next];
        if (word.Kind == ProseTokenKind.Word && ProseUnits.Of(word.Text) is { } unit)
        {
            return new ProseAmount(number.Number, unit, ProseUnits.FactorOf(word.Text), next + 1);
        }

        // "4K" alone is a resolution as often as a number.
        return number.Text == "k" ? null : new ProseAmount(number.Number, ProseUnit.None, 1, at + 1);
    }
}
