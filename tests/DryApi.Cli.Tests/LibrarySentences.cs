using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace DryApi.Cli.Tests;

/// <summary>What System.CommandLine says of errors, as its resources have it: a person is told it in our words.</summary>
internal static partial class LibrarySentences
{
    private const string Resources = "System.CommandLine.Properties.Resources";

    /// <summary>What is between the placeholders of each sentence, where it is long enough to be known again.</summary>
    private static readonly string[] Parts =
    [
        .. new ResourceManager(Resources, typeof(RootCommand).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Where(entry => !((string)entry.Key).StartsWith("Help", StringComparison.Ordinal) && entry.Value is string)
            .SelectMany(entry => Placeholder().Split((string)entry.Value!))
            .Select(part => part.Trim('\'', '"', '.', ':', ' ', '\r', '\n'))
            .Where(part => part.Length > 8),
    ];

    /// <summary>A part of a sentence that a text has; null where it has none.</summary>
    public static string? In(string text) => Parts.FirstOrDefault(part => text.Contains(part, StringComparison.Ordinal));

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Placeholder();
}
