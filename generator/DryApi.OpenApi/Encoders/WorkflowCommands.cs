using System.Text.RegularExpressions;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// Commands that build servers read in logs: GitHub's <c>::name::</c> at the beginning of a line, and anywhere in it <c>##[name]</c>
/// (GitHub, Azure), <c>##vso[name]</c> (Azure) and <c>##teamcity[name]</c>. None of ours is one, so none goes out.
/// </summary>
internal static partial class WorkflowCommands
{
    /// <summary>The line with a character of each command escaped.</summary>
    public static string Break(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart().Length;
        if (line.AsSpan(start).StartsWith("::"))
        {
            line = $@"{line.AsSpan(0, start)}\u003a{line.AsSpan(start + 1)}";
        }

        return line.Contains("##", StringComparison.Ordinal) ? Anywhere().Replace(line, @"#\u0023") : line;
    }

    [GeneratedRegex(@"##(?=[\w.-]*\[)")]
    private static partial Regex Anywhere();
}
