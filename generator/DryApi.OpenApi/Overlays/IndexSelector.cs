using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>[2]</c>, and from the end <c>[-1]</c></summary>
internal sealed class IndexSelector(int index) : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node)
    {
        var position = index < 0 ? node.Items.Count + index : index;
        return position >= 0 && position < node.Items.Count ? [node.Items[position]] : [];
    }
}
