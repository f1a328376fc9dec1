using System.Text.RegularExpressions;

namespace DryApi.Package.Tests.Users;

/// <summary>Samples of texts for readers that users' projects are made of: those with <c>&lt;!-- tried: NAME --&gt;</c> before them.</summary>
internal static partial class TriedSamples
{
    /// <summary>The samples of a text, by name.</summary>
    /// <param name="file">The text, from the repository's folder on.</param>
    public static IReadOnlyDictionary<string, string> In(string file) =>
        Sample().Matches(File.ReadAllText(RepositoryFiles.PathOf(file)).ReplaceLineEndings("\n")).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["code"].Value);

    [GeneratedRegex(@"^<!-- tried: (?<name>\w+) -->\n(<!-- .* -->\n)*```csharp\n(?<code>[\s\S]*?)^```", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
