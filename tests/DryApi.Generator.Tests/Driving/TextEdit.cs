namespace DryApi.Generator.Tests.Driving;

/// <summary>Edits of texts that fail when they would change nothing.</summary>
internal static class TextEdit
{
    /// <summary>Replaces the first <paramref name="old"/> that stands behind <paramref name="after"/>.</summary>
    public static string Edit(this string text, string after, string old, string @new)
    {
        var start = text.IndexOf(after, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, after);
        var at = text.IndexOf(old, start, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, old);
        return text[..at] + @new + text[(at + old.Length)..];
    }

    /// <summary>The number, counted from 1, of the first line that has <paramref name="part"/> behind one that has <paramref name="after"/>.</summary>
    public static int LineOf(this string text, string after, string part)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, l => l.Contains(after));
        return Array.FindIndex(lines, start, l => l.Contains(part)) + 1;
    }
}
