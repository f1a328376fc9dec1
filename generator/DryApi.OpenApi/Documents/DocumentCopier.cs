namespace DryApi.OpenApi.Documents;

/// <summary>Copies a node with all below it, positions included, up to a depth and a number of values.</summary>
internal sealed class DocumentCopier(int maxDepth, int maxCount)
{
    /// <summary>How many values were copied.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it was the depth that ended the copy.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>A copy for a place where no limit can be reached.</summary>
    public static DocumentNode Copy(DocumentNode node) => new DocumentCopier(int.MaxValue, int.MaxValue).TryCopy(node)!;

    /// <returns>The copy, or null when it exceeds a limit.</returns>
    public DocumentNode? TryCopy(DocumentNode node) => TryCopy(node, 0);

    // Recursion is safe: the depth is limited.
    private DocumentNode? TryCopy(DocumentNode node, int depth)
    {
        IsTooDeep |= depth == maxDepth && (node.IsObject || node.IsArray);
        if (IsTooDeep || ++Count > maxCount)
        {
            return null;
        }

        switch (node.Kind)
        {
            case NodeKind.Object:
                return TryCopyObject(node, depth);
            case NodeKind.Array:
                return TryCopyArray(node, depth);
            case NodeKind.String:
                return DocumentNode.String(node.Position, node.Text);
            case NodeKind.Number:
                return DocumentNode.Number(node.Position, node.Text);
            case NodeKind.Boolean:
                return DocumentNode.Boolean(node.Position, node.IsTrue);
            default:
                return DocumentNode.Null(node.Position);
        }
    }

    private DocumentNode? TryCopyObject(DocumentNode node, int depth)
    {
        var copy = DocumentNode.Object(node.Position);
        foreach (var property in node.Properties)
        {
            if (TryCopy(property, depth + 1) is not { } value)
            {
                return null;
            }

            copy.TryAdd(property.Name, property.Place, value);
        }

        return copy;
    }

    private DocumentNode? TryCopyArray(DocumentNode node, int depth)
    {
        var copy = DocumentNode.Array(node.Position);
        foreach (var item in node.Items)
        {
            if (TryCopy(item, depth + 1) is not { } value)
            {
                return null;
            }

            copy.Add(value);
        }

        return copy;
    }
}
