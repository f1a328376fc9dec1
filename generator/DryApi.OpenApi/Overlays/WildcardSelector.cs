using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>.*</c> and <c>[*]</c></summary>
internal sealed class WildcardSelector : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node) => Children(node);

    public override long StepsAt(DocumentNode node) => 1 + node.Items.Count + node.Properties.Count;
}
