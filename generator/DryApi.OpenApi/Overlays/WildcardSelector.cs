using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>.*</c> and <c>[*]</c></summary>
internal sealed class WildcardSelector : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node) => Children(node);
}
