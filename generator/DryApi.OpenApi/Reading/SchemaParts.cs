using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// The schemas that hold at one place, in their order: what a schema without a name is known by. The place is its identity, whichever way
/// leads there. A class: dictionaries of structs have to be compiled at every start of the tool.
/// </summary>
internal sealed class SchemaParts(IReadOnlyList<DocumentNode> nodes) : IEquatable<SchemaParts>
{
    public IReadOnlyList<DocumentNode> Nodes => nodes;

    /// <summary>The first of them, for what is said of the place as a whole.</summary>
    public DocumentNode First => nodes[0];

    public bool Equals(SchemaParts? other) => other is not null && nodes.SequenceEqual(other.Nodes);

    public override bool Equals(object? obj) => Equals(obj as SchemaParts);

    public override int GetHashCode() => HashCode.Combine(nodes.Count, nodes[0], nodes[^1]);
}
