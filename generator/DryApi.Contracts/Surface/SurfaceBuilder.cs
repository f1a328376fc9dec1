namespace DryApi.Contracts;

/// <summary>A request builder: what stands at one path, and the way to the paths below it.</summary>
public sealed class SurfaceBuilder
{
    /// <summary>Its class in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the property that leads to it; null for the root and for an indexer.</summary>
    public string? Member { get; init; }

    /// <summary>The parameter of the path that its indexer takes; null when it has a property.</summary>
    public string? Parameter { get; init; }

    /// <summary>The path on the wire.</summary>
    public required string Path { get; init; }

    /// <summary>The calls at this path, by method.</summary>
    public List<SurfaceOperation> Operations { get; } = [];

    /// <summary>Whether all that there is to call is one POST with a body and a response, of which many have the same code.</summary>
    public bool IsOnlyAPost => Operations is [{ Contract.Method: "POST", Body: not null, Result: not null, Query: null } only] && only.Contract.Fact("deprecated") is null;

    /// <summary>The builders below, by path.</summary>
    public List<SurfaceBuilder> Children { get; } = [];
}
