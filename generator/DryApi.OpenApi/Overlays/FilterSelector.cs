using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary><c>[?@.a == 1 &amp;&amp; @.b]</c>: the children of an object or array that meet every condition.</summary>
internal sealed class FilterSelector(IReadOnlyList<FilterCondition> conditions) : JsonPathSelector
{
    public override IEnumerable<DocumentNode> Select(DocumentNode node) =>
        Children(node).Where(child => conditions.All(condition => condition.IsMetBy(child)));

    public override long StepsAt(DocumentNode node) => 1 + ((long)(node.Items.Count + node.Properties.Count) * conditions.Sum(condition => 1 + condition.Path.Count));
}
