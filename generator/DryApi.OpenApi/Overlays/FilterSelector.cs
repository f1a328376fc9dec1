using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>[?@.a == 1 &amp;&amp; @.b]</c>: the children of an object or array that meet every condition.</summary>
internal sealed class FilterSelector(IReadOnlyList<FilterCondition> conditions) : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node) =>
        Children(node).Where(child => conditions.All(condition => condition.IsMetBy(child)));
}
