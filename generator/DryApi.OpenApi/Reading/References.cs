using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Follows the <c>$ref</c>s of a document; one that leads nowhere was left out when the document was checked, and what it was left in says nothing.</summary>
internal sealed class References(DocumentNode document)
{
    // A chain is walked once, however many begin on it.
    private readonly Dictionary<string, DocumentNode> _ends = new(StringComparer.Ordinal);

    /// <summary>What a node stands for: itself, or the end of its references.</summary>
    public DocumentNode Resolve(DocumentNode node)
    {
        if (!node.IsObject || node.GetString("$ref") is not { } first)
        {
            return node;
        }

        if (_ends.TryGetValue(first, out var known))
        {
            return known;
        }

        var passed = new HashSet<string>(StringComparer.Ordinal);
        var end = node;
        while (end.IsObject && end.GetString("$ref") is { } reference && !_ends.TryGetValue(reference, out end))
        {
            end = passed.Add(reference) ? JsonPointer.FindReferenced(document, reference) : null;
            if (end is null)
            {
                end = DocumentNode.Object(node.Position);
                break;
            }
        }

        foreach (var reference in passed)
        {
            _ends[reference] = end;
        }

        return end;
    }
}
