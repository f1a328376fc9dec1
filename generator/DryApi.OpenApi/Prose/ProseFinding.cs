using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>A limit that a description states and that no constraint backs, or that one contradicts.</summary>
internal sealed record ProseFinding
{
    /// <summary>Whose limit it is, as the contract names it: <c>Txt2ImgRequest.prompt</c>, <c>query limit</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The constraint that would say the same: <c>maxLength</c>.</summary>
    public required string Constraint { get; init; }

    /// <summary>Its value by the words, as canonical JSON text.</summary>
    public required string Value { get; init; }

    /// <summary>Its value by the schema; null when the schema has none.</summary>
    public string? Actual { get; init; }

    /// <summary>The words.</summary>
    public required string Words { get; init; }

    /// <summary>Where the words stand.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>What an overlay needs to agree with the words: one action in JSON, or several with commas between them.</summary>
    public string? Action { get; init; }

    /// <summary>The operations that send it, as <c>POST /path</c>, sorted.</summary>
    public required IReadOnlyList<string> Operations { get; init; }
}
