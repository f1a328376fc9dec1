using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Prose;

/// <summary>Something that callers send and that the document describes.</summary>
internal sealed record ProsePlace
{
    /// <summary>How the contract names it: <c>Txt2ImgRequest.prompt</c>, <c>query limit</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Its name on the wire; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What the document says of it.</summary>
    public required string Description { get; init; }

    /// <summary>The limits that this states; one at least.</summary>
    public required IReadOnlyList<ProseLimit> Limits { get; init; }

    /// <summary>Where the document says it.</summary>
    public IOrigin? Origin { get; init; }

    public required SchemaExpression Type { get; init; }

    /// <summary>The schema in the document; null when the contract was made in memory.</summary>
    public DocumentNode? Schema { get; init; }

    /// <summary>The operations that send it, as <c>POST /path</c>, sorted. Found when they are asked for: most places state no limit.</summary>
    public IReadOnlyList<string> Operations => Senders.Value;

    public required Lazy<IReadOnlyList<string>> Senders { get; init; }
}
