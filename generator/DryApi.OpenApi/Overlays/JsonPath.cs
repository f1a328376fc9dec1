using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>
/// The part of JSONPath (RFC 9535) that overlays need: names, wildcards, indexes, descendants, and filters of
/// existence, <c>==</c>, <c>!=</c> and <c>&amp;&amp;</c>. What is not in it is refused, never ignored.
/// </summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<JsonPathSegment> _segments;

    internal JsonPath(IReadOnlyList<JsonPathSegment> segments) => _segments = segments;

    /// <summary>Whether it can select several nodes.</summary>
    public bool SelectsMany => _segments.Any(segment => segment.IsDescendant || segment.Selector is not (NameSelector or IndexSelector));

    /// <exception cref="InputException">The expression is malformed or goes beyond the supported part.</exception>
    public static JsonPath Parse(string expression, SourcePosition position) => new JsonPathParser(expression, position).Parse();

    /// <summary>The selected nodes in the order of the document, each once.</summary>
    /// <param name="root">The document.</param>
    /// <param name="step">Told, before values are looked at, how many.</param>
    public IReadOnlyList<JsonPathMatch> Select(DocumentNode root, Action<long>? step = null)
    {
        List<JsonPathMatch> matches = [new(root, null, 0)];
        foreach (var segment in _segments)
        {
            var seen = new HashSet<DocumentNode>();
            var next = new List<JsonPathMatch>();
            foreach (var from in segment.IsDescendant ? WithDescendants(matches) : matches)
            {
                step?.Invoke(segment.Selector.StepsAt(from.Node));
                foreach (var node in segment.Selector.Select(from.Node))
                {
                    if (seen.Add(node))
                    {
                        next.Add(new JsonPathMatch(node, from.Node, from.Depth + 1));
                    }
                }
            }

            matches = next;
        }

        return matches;
    }

    // Each node before its children; one that was reached before is not walked again.
    private static IEnumerable<JsonPathMatch> WithDescendants(IReadOnlyList<JsonPathMatch> matches)
    {
        var seen = new HashSet<DocumentNode>();
        var pending = new Stack<JsonPathMatch>();
        foreach (var start in matches)
        {
            pending.Push(start);
            while (pending.TryPop(out var match))
            {
                if (!seen.Add(match.Node))
                {
                    continue;
                }

                yield return match;
                for (var i = match.Node.Items.Count - 1; i >= 0; i--)
                {
                    pending.Push(new JsonPathMatch(match.Node.Items[i], match.Node, match.Depth + 1));
                }

                for (var i = match.Node.Properties.Count - 1; i >= 0; i--)
                {
                    pending.Push(new JsonPathMatch(match.Node.Properties[i], match.Node, match.Depth + 1));
                }
            }
        }
    }
}
