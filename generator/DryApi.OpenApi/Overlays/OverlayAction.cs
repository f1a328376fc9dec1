using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>One action of an overlay: what it selects, and what happens to that.</summary>
public sealed class OverlayAction
{
    internal OverlayAction(SourcePosition position, DocumentNode target, DocumentNode? update)
    {
        Position = position;
        Target = target.Text;
        Update = update;
        Path = JsonPath.Parse(target.Text, target.Position);
    }

    /// <summary>Where the action stands in the overlay.</summary>
    public SourcePosition Position { get; }

    /// <summary>The JSONPath as written.</summary>
    public string Target { get; }

    /// <summary>What is merged into each selected node; null when they are removed.</summary>
    public DocumentNode? Update { get; }

    internal JsonPath Path { get; }
}
