using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>An OpenAPI Overlay 1.0 document: changes to another document, in order.</summary>
public sealed class Overlay
{
    private readonly DocumentLimits _limits;

    private Overlay(IReadOnlyList<OverlayAction> actions, DocumentLimits limits)
    {
        Actions = actions;
        _limits = limits;
    }

    public IReadOnlyList<OverlayAction> Actions { get; }

    /// <param name="path">The file.</param>
    /// <param name="limits">What it, and a document that it changes, may be at most; null for the default.</param>
    /// <exception cref="InputException">The file is no overlay of version 1.0.</exception>
    public static Overlay Load(string path, DocumentLimits? limits = null) => From(DocumentReader.Read(path, limits), limits);

    internal static Overlay From(DocumentNode root, DocumentLimits? limits = null) => new(OverlayReader.Read(root), limits ?? DocumentLimits.Default);

    /// <summary>
    /// Applies the actions in order. Nodes that come from the overlay keep their place in the overlay's file.
    /// </summary>
    /// <returns>The actions that changed nothing, because the document says the same already.</returns>
    /// <exception cref="InputException">An action selects nothing, or what it selects cannot take its update.</exception>
    public IReadOnlyList<OverlayAction> ApplyTo(DocumentNode root)
    {
        var result = TryApplyTo(root);
        return result.Unfit.Count == 0 ? result.Needless : throw result.Unfit[0].Reason;
    }

    /// <summary>Like <see cref="ApplyTo"/>, but goes on where an action does not fit the document.</summary>
    public OverlayResult TryApplyTo(DocumentNode root)
    {
        var result = new OverlayResult();
        var budget = new NodeBudget(_limits, root);
        foreach (var action in Actions)
        {
            try
            {
                if (!Apply(action, root, budget, result))
                {
                    result.Needless.Add(action);
                }
            }
            catch (InputException reason) when (!budget.IsExceeded)
            {
                result.Unfit.Add((action, reason));
            }
        }

        return result;
    }

    /// <returns>Whether the document says anything that it did not say before.</returns>
    private static bool Apply(OverlayAction action, DocumentNode root, NodeBudget budget, OverlayResult result)
    {
        var matches = action.Path.Select(root, steps => budget.Step(steps, action.Position));
        if (matches.Count == 0)
        {
            throw InputException.At(action.Position, $"the overlay's target {InputException.Quote(action.Target)} matches nothing in the document", "correct the target or remove the action");
        }

        if (action.Path.SelectsMany)
        {
            result.Matches[action] = [.. matches.Select(match => match.Node)];
        }

        if (action.Update is { } update)
        {
            return Update(action, matches, update, budget);
        }

        Remove(action, matches);
        return true;
    }

    private static bool Update(OverlayAction action, IReadOnlyList<JsonPathMatch> matches, DocumentNode update, NodeBudget budget)
    {
        var merge = new OverlayMerge(action, budget);
        var changed = false;
        foreach (var match in matches)
        {
            changed |= merge.Apply(match, update);
        }

        return changed;
    }

    private static void Remove(OverlayAction action, IReadOnlyList<JsonPathMatch> matches)
    {
        // All children of one parent at once: one by one is slow in a long list.
        foreach (var siblings in matches.GroupBy(match => match.Parent))
        {
            if (siblings.Key is not { } parent)
            {
                throw InputException.At(action.Position, "the overlay's target \"$\" would remove the whole document", "name what is to be removed");
            }

            parent.Remove(siblings.Select(match => match.Node).ToHashSet());
        }
    }
}
