using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>
/// Merges an update by the rules of Overlay 1.0: objects property by property, arrays one after the other, and a
/// scalar takes the place of a scalar. Anything else does not fit together.
/// </summary>
internal sealed class OverlayMerge(OverlayAction action, NodeBudget budget)
{
    /// <returns>Whether the document says anything that it did not say before.</returns>
    public bool Apply(JsonPathMatch target, DocumentNode update)
    {
        // Later actions may go on from what this one added, so the limit is kept step by step.
        if (target.Depth + 1 + DepthOf(update) > budget.Limits.MaxDepth)
        {
            throw budget.Limits.TooDeep(action.Position);
        }

        switch (target.Node.Kind)
        {
            case NodeKind.Object when update.IsObject:
                return MergeObject(target.Node, update);
            case NodeKind.Array:
                var isNew = IsNewIn(target.Node, update);
                target.Node.Add(Copy(update));
                return isNew;
            case NodeKind.Object:
                throw InputException.At(update.Position, $"the update is {Name(update)}, but {InputException.Quote(action.Target)} selects the object at {target.Node.Position}", "make the update an object");
            default:
                throw InputException.At(action.Position, $"the overlay's target {InputException.Quote(action.Target)} selects {Name(target.Node)} at {target.Node.Position}, which cannot be updated", "select the object or array that holds it");
        }
    }

    // Recursion is safe: the depth of a document is limited.
    private bool MergeObject(DocumentNode target, DocumentNode update)
    {
        var changed = false;
        foreach (var property in update.Properties)
        {
            if (target[property.Name] is not { } present)
            {
                target.Set(property.Name, property.Place, Copy(property));
                changed = true;
            }
            else if (present.IsObject && property.IsObject)
            {
                changed |= MergeObject(present, property);
            }
            else if (present.IsArray && property.IsArray)
            {
                changed |= Concatenate(present, property);
            }
            else if (IsScalar(present) && IsScalar(property))
            {
                changed |= !DocumentEquality.AreEqual(present, property);
                target.Set(property.Name, property.Place, Copy(property));
            }
            else
            {
                throw InputException.At(property.Position, $"the update gives {Name(property)} for {InputException.Quote(property.Name)}, but the document has {Name(present)} at {present.Position}", "remove the property in an action before this one");
            }
        }

        return changed;
    }

    private bool Concatenate(DocumentNode target, DocumentNode update)
    {
        var changed = update.Items.Any(added => IsNewIn(target, added));
        foreach (var item in update.Items)
        {
            target.Add(Copy(item));
        }

        return changed;
    }

    private bool IsNewIn(DocumentNode list, DocumentNode added)
    {
        budget.Step(list.Items.Count, action.Position);
        return !list.Items.Any(item => DocumentEquality.AreEqual(item, added));
    }

    // A copy for each place, or a later action on one of them would change all.
    private DocumentNode Copy(DocumentNode node) => budget.Copy(node, action.Position);

    private static bool IsScalar(DocumentNode node) => !node.IsObject && !node.IsArray;

    private static int DepthOf(DocumentNode node)
    {
        var deepest = 0;
        foreach (var property in node.Properties)
        {
            deepest = Math.Max(deepest, DepthOf(property));
        }

        foreach (var item in node.Items)
        {
            deepest = Math.Max(deepest, DepthOf(item));
        }

        return IsScalar(node) ? 0 : deepest + 1;
    }

    private static string Name(DocumentNode node) => OpenApiDocument.NameOf(node.Kind);
}
