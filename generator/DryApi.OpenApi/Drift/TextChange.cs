using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>A text that two documents say differently at the same place: no fact of the contract, but documentation that callers read.</summary>
/// <param name="Pointer">The place, as a JSON Pointer: in the new document, or in the old one where the text is gone.</param>
/// <param name="Position">Where it stands in a file: of the new document or its overlay, or of the old ones where the text is gone.</param>
/// <param name="Before">The old text, of an example its JSON; null when there was none.</param>
/// <param name="After">The new one; null when there is none.</param>
internal sealed record TextChange(string Pointer, SourcePosition Position, string? Before, string? After)
{
    private const int LongestShown = 80;

    /// <summary>From what to what, where they differ first: <c>"old" → "new"</c>, <c>+ "new"</c>, <c>− "old"</c>.</summary>
    public string Difference => TextExcerpt.Difference(Before, After, LongestShown) switch
    {
        (null, { } after) => $"+ \"{after}\"",
        ({ } before, null) => $"− \"{before}\"",
        var (before, after) => $"\"{before}\" → \"{after}\"",
    };
}
