using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// The order in which components are read: one whose inside another takes over (<c>allOf</c>, or a reference into it) comes before that
/// other, so that what stands in it without a name is named after itself, however the document is sorted.
/// </summary>
internal static class MergeOrder
{
    public static IReadOnlyList<DocumentNode> Of(IReadOnlyCollection<DocumentNode> components)
    {
        var byName = components.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var (order, begun) = (new List<DocumentNode>(components.Count), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<(DocumentNode Component, IEnumerator<string> Merged)>();
        foreach (var component in components)
        {
            Begin(component.Name);
            while (open.TryPeek(out var top))
            {
                if (top.Merged.MoveNext())
                {
                    Begin(top.Merged.Current);
                }
                else
                {
                    order.Add(open.Pop().Component);
                }
            }
        }

        return order;

        void Begin(string name)
        {
            if (byName.TryGetValue(name, out var component) && begun.Add(name))
            {
                open.Push((component, MergedBy(component).GetEnumerator()));
            }
        }
    }

    /// <summary>The components whose inside a component takes over.</summary>
    private static List<string> MergedBy(DocumentNode component)
    {
        var merged = new List<string>();
        var open = new Stack<DocumentNode>([component]);
        while (open.TryPop(out var node))
        {
            if (node.GetString("$ref") is { } reference && reference.StartsWith(SchemaGatherer.ComponentsPrefix, StringComparison.Ordinal))
            {
                var name = reference[SchemaGatherer.ComponentsPrefix.Length..];
                var end = name.IndexOf('/');
                if (end >= 0 || node.Properties.Count > 1 || node.Parent?.Name == "allOf")
                {
                    merged.Add(JsonPointer.Unescape(JsonPointer.UnescapeFragment(end < 0 ? name : name[..end])));
                }
            }

            for (var i = node.Items.Count - 1; i >= 0; i--)
            {
                open.Push(node.Items[i]);
            }

            for (var i = node.Properties.Count - 1; i >= 0; i--)
            {
                open.Push(node.Properties[i]);
            }
        }

        merged.Sort(StringComparer.Ordinal);
        return merged;
    }
}
