using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Selects children of one node.</summary>
internal abstract class JsonPathSelector
{
    public abstract IEnumerable<DocumentNode> Select(DocumentNode node);

    /// <summary>How many values it looks at to select from a node.</summary>
    public virtual long StepsAt(DocumentNode node) => 1;

    protected static IEnumerable<DocumentNode> Children(DocumentNode node) =>
        node.IsObject ? node.Properties : node.Items;
}
