namespace DryApi.Contracts;

/// <summary>A request builder: what stands at one path, and the way to the paths below it.</summary>
public sealed class SurfaceBuilder
{
    /// <summary>Its class in C#; empty for the root.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name of the property, or of the method where it has parameters, that leads to it; null for the root and for an indexer.</summary>
    public string? Member { get; internal set; }

    /// <summary>The parameters of the path that its indexer takes; empty when it has a property.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The last segment of the path.</summary>
    public string Segment { get; init; } = "";

    /// <summary>The path on the wire.</summary>
    public required string Path { get; init; }

    /// <summary>The calls at this path, by method.</summary>
    public List<SurfaceOperation> Operations { get; } = [];

    /// <summary>Whether all that there is to call is one POST with a body and a response, of which many have the same code.</summary>
    public bool IsOnlyAPost => Operations is [{ Contract.Method: "POST", BodyForm: BodyForm.Json or BodyForm.Form or BodyForm.UrlForm, IsBodyOptional: false, ResultForm: BodyForm.Json, IsResultOptional: false, Events: null, Query: null } only]
        && only.Contract.Fact("deprecated") is null;

    /// <summary>The builders below, by path.</summary>
    public List<SurfaceBuilder> Children { get; } = [];
}
