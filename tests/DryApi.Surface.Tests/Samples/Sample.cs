using System.Text.RegularExpressions;

namespace DryApi.Surface.Tests.Samples;

/// <summary>A piece of C# in a text for readers.</summary>
/// <param name="File">The text, from the repository's folder on.</param>
/// <param name="Line">The line on which the code begins.</param>
/// <param name="Code">The code.</param>
/// <param name="Given">What the reader has to think before it: <c>&lt;!-- given: … --&gt;</c> in front of the code.</param>
/// <param name="Type">The same for a type: <c>&lt;!-- type: … --&gt;</c>.</param>
/// <param name="Expected">Which rules the analyzers have to find broken in it: <c>&lt;!-- expected: … --&gt;</c> in front of the code.</param>
internal sealed partial record Sample(string File, int Line, string Code, string Given, string Type, string Expected)
{
    /// <summary>All samples of all texts.</summary>
    public static IReadOnlyList<Sample> All { get; } = [.. Texts().SelectMany(Of)];

    public override string ToString() => $"{File}({Line})";

    /// <summary>The texts that readers of the repository or of a package see.</summary>
    public static IEnumerable<string> Texts() =>
        new[] { "", "openapi", "generator", "src" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.md", folder is "generator" or "src" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "obj" or "bin"));

    private static IEnumerable<Sample> Of(string file)
    {
        var text = System.IO.File.ReadAllText(RepositoryFiles.PathOf(file)).ReplaceLineEndings("\n");
        foreach (Match match in Fence().Matches(text))
        {
            var line = text.AsSpan(0, match.Groups["code"].Index).Count('\n') + 1;
            yield return new Sample(file, line, match.Groups["code"].Value, match.Groups["given"].Value.Trim(), match.Groups["type"].Value.Trim(), match.Groups["expected"].Value.Trim());
        }
    }

    [GeneratedRegex(@"(<!-- given: (?<given>.*) -->\n|<!-- type: (?<type>.*) -->\n|<!-- expected: (?<expected>.*) -->\n)*^ *```(csharp|cs|c#)\n(?<code>[\s\S]*?)^ *```", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Fence();
}
