using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// Finds what is said of the data of server-sent events. <c>schema</c> says it, as of OpenAPI 3.0 and 3.1; <c>itemSchema</c> says it of an event with its
/// fields, of which <c>data</c> is a text that may hold JSON (<c>contentSchema</c>), also by the kind of the event. Where such a schema has no
/// <c>data</c>, it is the data itself that it means.
/// </summary>
/// <param name="resolve">Follows references.</param>
internal sealed class EventData(Func<DocumentNode, DocumentNode> resolve)
{
    /// <summary>The schemas of the data, each with the kind of the event that it is said of; null where it is said of all. Empty where nothing is known but that it is text.</summary>
    public List<(string? Event, DocumentNode Schema)> Of(DocumentNode media)
    {
        if (media["itemSchema"] is not { } item)
        {
            return media["schema"] is { } schema ? [(null, ContentOf(schema))] : [];
        }

        var @event = resolve(item);
        var kinds = Items(@event, "oneOf").Concat(Items(@event, "anyOf")).ToList();
        var known = kinds.Where(kind => DataOf(kind) is not null).Select(kind => (KindOf(kind), DataOf(kind)!)).ToList();
        var all = Items(@event, "allOf").Prepend(@event).Select(DataOf).FirstOrDefault(data => data is not null);
        if (known.Count == 0 || (all is not null && !IsText(all)))
        {
            return [(null, ContentOf(all ?? item))];
        }

        // Where one kind has plain text, no type holds all of them but text.
        var isMixed = known.Exists(kind => IsText(kind.Item2)) || (all is not null && known.Count < kinds.Count);
        return isMixed ? [] : known.ConvertAll(kind => (kind.Item1, ContentOf(kind.Item2)));
    }

    private static DocumentNode? DataOf(DocumentNode @event) => @event["properties"]?["data"];

    private static string? KindOf(DocumentNode @event) => @event["properties"]?["event"]?.GetString("const");

    private IEnumerable<DocumentNode> Items(DocumentNode schema, string group) => (schema[group]?.Items ?? []).Select(resolve);

    /// <summary>What a text holds; the schema itself where it says nothing of that.</summary>
    private DocumentNode ContentOf(DocumentNode text) => resolve(text)["contentSchema"] ?? text;

    private bool IsText(DocumentNode data) => resolve(data) is var text && text["contentSchema"] is null && text.GetString("type") is null or "string";
}
