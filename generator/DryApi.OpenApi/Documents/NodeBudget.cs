namespace DryApi.OpenApi.Documents;

/// <summary>How many values a document may still get, and how many more an overlay may look at.</summary>
internal sealed class NodeBudget
{
    private long _nodes;
    private long _steps;

    /// <param name="limits">The limits.</param>
    /// <param name="root">The document as it is.</param>
    public NodeBudget(DocumentLimits limits, DocumentNode root)
    {
        Limits = limits;
        _nodes = limits.MaxNodes - CountOf(root);
        _steps = limits.MaxOverlaySteps;
    }

    public DocumentLimits Limits { get; }

    /// <summary>Whether one of the limits was reached: then no later action is tried either.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>A copy of a node, which counts against the limit; at once, so that nothing grows beyond it.</summary>
    /// <param name="node">What is copied.</param>
    /// <param name="position">What asked for it.</param>
    /// <exception cref="InputException">The document would get too many values.</exception>
    public DocumentNode Copy(DocumentNode node, SourcePosition position)
    {
        var copier = new DocumentCopier(Limits.MaxDepth, (int)Math.Clamp(_nodes, 0, int.MaxValue));
        var copy = copier.TryCopy(node);
        _nodes -= copier.Count;
        if (copy is null)
        {
            IsExceeded = true;
            throw Limits.TooManyNodes(position);
        }

        return copy;
    }

    /// <summary>Counts values that are looked at.</summary>
    /// <exception cref="InputException">They are too many.</exception>
    public void Step(long count, SourcePosition position)
    {
        _steps -= count;
        if (_steps < 0)
        {
            IsExceeded = true;
            throw Limits.TooManyOverlaySteps(position);
        }
    }

    /// <summary>The values of a tree.</summary>
    public static int CountOf(DocumentNode root)
    {
        var count = 0;
        var pending = new Stack<DocumentNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            count++;
            foreach (var item in node.Items)
            {
                pending.Push(item);
            }

            foreach (var property in node.Properties)
            {
                pending.Push(property);
            }
        }

        return count;
    }
}
