using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>.name</c> and <c>['name']</c></summary>
internal sealed class NameSelector(string name) : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node) => node[name] is { } value ? [value] : [];
}
