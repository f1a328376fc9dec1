namespace DryApi.Contracts;

/// <summary>An answer: of one status of an operation, or shared under a name.</summary>
public sealed class ContractResponse
{
    /// <summary>The status (<c>200</c>, <c>4XX</c>, <c>default</c>), or the name of a shared answer.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the shared answer that this one is; null when it is written out.</summary>
    public string? Reference { get; init; }

    /// <summary>The bodies, by media type; empty when the answer has none.</summary>
    public List<ContractContent> Contents { get; init; } = [];

    /// <summary>The headers, sorted by name.</summary>
    public List<ContractProperty> Headers { get; init; } = [];

    /// <summary>What the document says of it; not part of the contract's text.</summary>
    public string? Description { get; init; }

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }
}
