using System.Globalization;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Checks the shape of an overlay and reads its actions.</summary>
internal static class OverlayReader
{
    /// <summary>The key of an action under which accepting notes how many places it matches.</summary>
    public const string MatchesKey = "x-matches";

    public static IReadOnlyList<OverlayAction> Read(DocumentNode root)
    {
        if (!root.IsObject)
        {
            throw InputException.At(root.Position, $"this is no overlay but {OpenApiDocument.NameOf(root.Kind)}", "an object with \"overlay\", \"info\" and \"actions\" was expected");
        }

        RefuseUnknown(root, "an overlay", "overlay", "info", "extends", "actions");
        var version = Require(root, "overlay", NodeKind.String, "an overlay");
        if (version.Text is not ("1.0" or "1.0.0") && !version.Text.StartsWith("1.0.", StringComparison.Ordinal))
        {
            throw InputException.At(version.Position, $"overlay version {InputException.Quote(version.Text)} is not supported", "write \"1.0.0\"");
        }

        var info = Require(root, "info", NodeKind.Object, "an overlay");
        Require(info, "title", NodeKind.String, "the info of an overlay");
        Require(info, "version", NodeKind.String, "the info of an overlay");
        Check(root, "extends", NodeKind.String);
        return Require(root, "actions", NodeKind.Array, "an overlay").Items.Select(ReadAction).ToArray();
    }

    private static OverlayAction ReadAction(DocumentNode action)
    {
        if (!action.IsObject)
        {
            throw InputException.At(action.Position, $"this action is {OpenApiDocument.NameOf(action.Kind)}", "an object with \"target\" and \"update\" or \"remove\" was expected");
        }

        RefuseUnknown(action, "an action", "target", "description", "update", "remove");
        Check(action, "description", NodeKind.String);
        Check(action, "remove", NodeKind.Boolean);
        var target = Require(action, "target", NodeKind.String, "an action");

        // The specification lets remove win over an update beside it.
        var update = action["remove"] is { IsTrue: true } ? null : action["update"] ?? throw InputException.At(
            action.Position,
            "this action has neither \"update\" nor \"remove\": true",
            "add one of them");
        return new OverlayAction(action, target, update, ReadMatches(action));
    }

    /// <summary>How many places the action matched when it was accepted: an extension of ours, which accepting keeps.</summary>
    private static int? ReadMatches(DocumentNode action)
    {
        if (action[MatchesKey] is not { } noted)
        {
            return null;
        }

        return noted.Kind == NodeKind.Number && int.TryParse(noted.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var matches)
            ? matches
            : throw InputException.At(noted.Position, $"\"{MatchesKey}\" is the number of places that the action matched when it was accepted", "write a whole number, or leave it out: accepting notes it");
    }

    private static DocumentNode Require(DocumentNode holder, string name, NodeKind kind, string what)
    {
        Check(holder, name, kind);
        return holder[name] ?? throw InputException.At(holder.Position, $"{what} needs \"{name}\"", $"add it as {OpenApiDocument.NameOf(kind)}");
    }

    private static void Check(DocumentNode holder, string name, NodeKind kind)
    {
        if (holder[name] is { } value && value.Kind != kind)
        {
            throw InputException.At(value.Position, $"\"{name}\" is {OpenApiDocument.NameOf(value.Kind)}", $"{OpenApiDocument.NameOf(kind)} was expected");
        }
    }

    private static void RefuseUnknown(DocumentNode holder, string what, params ReadOnlySpan<string> known)
    {
        foreach (var property in holder.Properties)
        {
            if (!known.Contains(property.Name) && !property.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                throw InputException.At(property.Place, $"{what} has no {InputException.Quote(property.Name)}", $"use {string.Join(", ", known!)} or a name that begins with x-");
            }
        }
    }
}
