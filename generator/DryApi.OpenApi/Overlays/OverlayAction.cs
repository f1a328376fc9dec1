using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>One action of an overlay: what it selects, and what happens to that.</summary>
public sealed class OverlayAction : IOrigin
{
    private readonly DocumentNode _action;

    internal OverlayAction(DocumentNode action, DocumentNode target, DocumentNode? update, int? matches = null)
    {
        _action = action;
        Position = action.Position;
        Target = target.Text;
        Update = update;
        AcceptedMatches = matches;
        Path = JsonPath.Parse(target.Text, target.Position);
    }

    /// <summary>Where the action stands in the overlay.</summary>
    public SourcePosition Position { get; }

    /// <summary>The JSONPath as written.</summary>
    public string Target { get; }

    /// <summary>What is merged into each selected node; null when they are removed.</summary>
    public DocumentNode? Update { get; }

    /// <summary>How many places it matched when the document was accepted; null where nobody noted it.</summary>
    public int? AcceptedMatches { get; }

    internal JsonPath Path { get; }

    string IOrigin.File => Position.File;

    int IOrigin.Line => Position.Line;

    int IOrigin.Column => Position.Column;

    /// <summary>The action's place in the overlay. Found when it is asked for: the actions before it have to be counted.</summary>
    public string Pointer => _action.Pointer;
}
