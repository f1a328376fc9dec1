using System.Collections.Immutable;
using System.Globalization;

namespace DryApi.Analyzers.Diagnostics;

/// <summary>The names of what diagnostics carry for code fixes.</summary>
internal static class FixData
{
    /// <summary>The schemes allowed.</summary>
    public const string Schemes = "Schemes";

    /// <summary>The nearest number that is allowed.</summary>
    public const string Bound = "Bound";

    /// <summary>The values allowed.</summary>
    public const string Values = "Values";

    /// <summary>How many texts are carried; a fix offers no more.</summary>
    private const int Most = 20;

    /// <summary>Several texts under one name, each by itself: whatever stands in one, it stays one.</summary>
    public static ImmutableDictionary<string, string?> Of(string name, IEnumerable<string> texts) =>
        texts.Take(Most).Select((text, index) => (Key: Key(name, index), text)).ToImmutableDictionary(static each => each.Key, static each => (string?)each.text);

    /// <summary>The texts under a name, in their order.</summary>
    public static IEnumerable<string> Read(ImmutableDictionary<string, string?> data, string name)
    {
        for (var index = 0; data.TryGetValue(Key(name, index), out var text) && text is not null; index++)
        {
            yield return text;
        }
    }

    private static string Key(string name, int index) => name + index.ToString(CultureInfo.InvariantCulture);
}
