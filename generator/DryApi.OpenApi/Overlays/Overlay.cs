using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>An OpenAPI Overlay 1.0 document: changes to another document, in order.</summary>
public sealed class Overlay
{
    private Overlay(IReadOnlyList<OverlayAction> actions) => Actions = actions;

    public IReadOnlyList<OverlayAction> Actions { get; }

    /// <exception cref="InputException">The file is no overlay of version 1.0.</exception>
    public static Overlay Load(string path) => From(DocumentReader.Read(path));

    internal static Overlay From(DocumentNode root) => new(OverlayReader.Read(root));

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
        foreach (var action in Actions)
        {
            try
            {
                if (!Apply(action, root))
                {
                    result.Needless.Add(action);
                }
            }
            catch (InputException reason)
            {
                result.Unfit.Add((action, reason));
            }
        }

        return result;
    }

    /// <returns>Whether the document says anything that it did not say before.</returns>
    private static bool Apply(OverlayAction action, DocumentNode root)
    {
        var matches = action.Path.Select(root);
        if (matches.Count == 0)
        {
            throw InputException.At(action.Position, $"the overlay's target {InputException.Quote(action.Target)} matches nothing in the document", "correct the target or remove the action");
        }

        if (action.Update is { } update)
        {
            return Update(action, matches, update);
        }

        Remove(action, matches);
        return true;
    }

    private static bool Update(OverlayAction action, IReadOnlyList<JsonPathMatch> matches, DocumentNode update)
    {
        var merge = new OverlayMerge(action);
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
