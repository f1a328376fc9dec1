using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>An action of an overlay with which a schema keeps the C# name that callers use.</summary>
/// <param name="Target">The JSONPath of the schema.</param>
/// <param name="Name">The name that it keeps.</param>
internal sealed record KeptName(string Target, string Name)
{
    /// <summary>The actions that keep the names which changes would take, in the order of the changes.</summary>
    public static IReadOnlyList<KeptName> Of(IReadOnlyList<Change> changes) => [.. changes.Select(Of).OfType<KeptName>()];

    /// <summary>Says of each change that takes a name how the overlay keeps it.</summary>
    public static IReadOnlyList<Change> Suggest(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            change.Remedy ??= Of(change) is { } kept ? $"To keep the name, add this action to the overlay: {kept}" : null;
        }

        return changes;
    }

    private static KeptName? Of(Change change)
    {
        if (change.Rename is not { Schema: DocumentNode node } rename)
        {
            return null;
        }

        // A type may be known by the keyword that says it.
        var schema = node.IsObject ? node : node.Parent;
        return schema is null ? null : new KeptName(JsonPathText.Of(schema), rename.Old);
    }

    /// <summary>The action as a line of JSON.</summary>
    public override string ToString() => $$"""{ "target": {{Quote(Target)}}, "update": { "x-csharp-type": {{Quote(Name)}} } }""";

    /// <summary>The action over several lines, as the others are written.</summary>
    /// <param name="separator">What separates two actions: the end of a line and the indentation.</param>
    /// <param name="unit">One step of indentation.</param>
    public string ToLines(string separator, string unit) =>
        $$"""{{{separator}}{{unit}}"target": {{Quote(Target)}},{{separator}}{{unit}}"description": "The name that callers know.",{{separator}}{{unit}}"update": {{{separator}}{{unit}}{{unit}}"x-csharp-type": {{Quote(Name)}}{{separator}}{{unit}}}{{separator}}}""";

    private static string Quote(string text) => JsonText.Quote(text);
}
