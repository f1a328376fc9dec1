namespace DryApi.OpenApi.Encoders;

/// <summary>Parts of long texts, never cut inside of a character.</summary>
internal static class TextExcerpt
{
    private const string Cut = "…";
    private const int Context = 20;

    /// <summary>The beginning of a text that is longer.</summary>
    public static string Start(string text, int longest) => Part(text, 0, longest);

    /// <summary>Two texts where they differ first.</summary>
    public static (string? Before, string? After) Difference(string? before, string? after, int longest)
    {
        var same = before is null || after is null ? 0 : before.AsSpan().CommonPrefixLength(after);
        var start = Math.Max(before?.Length ?? 0, after?.Length ?? 0) > longest && same > Context ? same - Context : 0;
        return (before is null ? null : Part(before, start, longest), after is null ? null : Part(after, start, longest));
    }

    private static string Part(string text, int start, int longest)
    {
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var end = Math.Min(start + longest, text.Length);
        end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return (start > 0 ? Cut : "") + text[start..end] + (end < text.Length ? Cut : "");
    }
}
