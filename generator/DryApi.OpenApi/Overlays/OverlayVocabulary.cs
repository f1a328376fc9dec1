using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Overlays;

/// <summary>
/// Keeps the words of the overlay for the overlay. They name C# members, choose what is checked and what submits a job: a document, which comes
/// from a server, may say none of them.
/// </summary>
internal static class OverlayVocabulary
{
    /// <summary>Takes the words out of a document, before its overlay is applied.</summary>
    /// <param name="root">The document, whose references were checked.</param>
    /// <returns>What they said, in the order of the document. It still knows where it stood.</returns>
    public static IReadOnlyList<DocumentNode> TakeFrom(DocumentNode root)
    {
        if (!HasAny(root))
        {
            return [];
        }

        var taken = new List<DocumentNode>();
        var seen = new HashSet<ReferencePlace>();
        var pending = new Stack<ReferencePlace>();
        pending.Push(new ReferencePlace(root, ReferenceRole.Keywords));
        while (pending.TryPop(out var place))
        {
            if (seen.Add(place))
            {
                Visit(place, root, pending, taken);
            }
        }

        return [.. taken.OrderBy(word => word.Place.File, StringComparer.Ordinal).ThenBy(word => word.Place.Line).ThenBy(word => word.Place.Column)];
    }

    /// <summary>Whether one of the words stands anywhere, be it as data: in most documents none does.</summary>
    private static bool HasAny(DocumentNode root)
    {
        var pending = new Stack<DocumentNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            foreach (var item in node.Items)
            {
                pending.Push(item);
            }

            foreach (var property in node.Properties)
            {
                if (property.Name.StartsWith("x-", StringComparison.Ordinal) && SchemaKeywords.OverlayOnly.Contains(property.Name))
                {
                    return true;
                }

                if (property.IsObject || property.IsArray)
                {
                    pending.Push(property);
                }
            }
        }

        return false;
    }

    private static void Visit(ReferencePlace place, DocumentNode root, Stack<ReferencePlace> pending, List<DocumentNode> taken)
    {
        var (node, role) = place;
        foreach (var item in node.Items)
        {
            Push(item, role, pending);
        }

        List<DocumentNode>? words = null;
        foreach (var property in node.Properties)
        {
            var inner = ReferenceRoles.OfProperty(role, property.Name, property);
            if (inner == ReferenceRole.Data && SchemaKeywords.OverlayOnly.Contains(property.Name))
            {
                (words ??= []).Add(property);
            }
            else
            {
                Push(property, inner, pending);
            }
        }

        // What a reference leads to is read as the place of the reference is, wherever it stands.
        if (ReferenceRoles.HasReference(role) && node.GetString("$ref") is { } reference && JsonPointer.FindReferenced(root, reference) is { } target)
        {
            Push(target, ReferenceRole.Keywords, pending);
        }

        if (words is not null)
        {
            taken.AddRange(words);
            node.Remove(words.ToHashSet());
        }
    }

    private static void Push(DocumentNode node, ReferenceRole role, Stack<ReferencePlace> pending)
    {
        if (role != ReferenceRole.Data && (node.IsObject || node.IsArray))
        {
            pending.Push(new ReferencePlace(node, role));
        }
    }
}
