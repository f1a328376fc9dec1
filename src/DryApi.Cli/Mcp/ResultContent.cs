using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary>What a job made, as content of a response.</summary>
/// <param name="Blocks">The content.</param>
/// <param name="MediaType">The media type; null where there is only text.</param>
/// <param name="Bytes">How many bytes it has; null where they were not fetched.</param>
/// <param name="File">Where it was saved; null where it was not.</param>
internal sealed record ResultContent(IReadOnlyList<ContentBlock> Blocks, string? MediaType, long? Bytes, string? File)
{
    private const int LongestText = 100_000;

    /// <summary>A text that is not too long for a response; the rest of it is where the result lies.</summary>
    public static string Cut(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
