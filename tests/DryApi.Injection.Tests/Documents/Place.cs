using System.Text.Json.Nodes;

namespace DryApi.Injection.Tests.Documents;

/// <summary>A place of a document where a text stands.</summary>
/// <param name="Steps">The way there: names and indexes.</param>
/// <param name="IsName">Whether it is the name of a property; otherwise its value.</param>
/// <param name="Text">What stands there.</param>
internal sealed record Place(IReadOnlyList<object> Steps, bool IsName, string Text)
{
    /// <summary>The names of all properties and all strings of a document.</summary>
    public static IEnumerable<Place> All(JsonNode document) => Below(document, []);

    /// <summary>A copy of the document with other texts in some places.</summary>
    public static JsonObject Replace(JsonObject document, IEnumerable<(Place Place, string Text)> texts)
    {
        var copy = document.DeepClone().AsObject();
        // The deepest first: a name that changes is part of the way to what is below it.
        foreach (var (place, text) in texts.OrderByDescending(each => each.Place.Steps.Count))
        {
            var owner = place.Steps.SkipLast(1).Aggregate((JsonNode)copy, (node, step) => step is string name ? node[name]! : node[(int)step]!);
            if (place.IsName)
            {
                var map = owner.AsObject();
                var properties = map.Select(property => KeyValuePair.Create(property.Key == (string)place.Steps[^1] ? text : property.Key, property.Value?.DeepClone())).ToList();
                map.Clear();
                foreach (var property in properties)
                {
                    map[property.Key] = property.Value;
                }
            }
            else if (place.Steps[^1] is string name)
            {
                owner[name] = text;
            }
            else
            {
                owner[(int)place.Steps[^1]] = text;
            }
        }

        return copy;
    }

    /// <summary>A copy of the document without the property that holds the place.</summary>
    public JsonObject RemoveFrom(JsonObject document)
    {
        var copy = document.DeepClone().AsObject();
        var way = Steps.Take(Steps.ToList().FindLastIndex(step => step is string) + 1).ToList();
        JsonNode? owner = copy;
        foreach (var step in way.SkipLast(1))
        {
            owner = step is string name ? owner?[name] : owner?[(int)step];
        }

        (owner as JsonObject)?.Remove((string)way[^1]);
        return copy;
    }

    public override string ToString() => (IsName ? "name " : "value ") + "/" + string.Join('/', Steps);

    private static IEnumerable<Place> Below(JsonNode? node, List<object> steps)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    List<object> way = [.. steps, name];
                    yield return new Place(way, true, name);
                    foreach (var place in Below(value, way))
                    {
                        yield return place;
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    foreach (var place in Below(items[i], [.. steps, i]))
                    {
                        yield return place;
                    }
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                yield return new Place(steps, false, text);
                break;
        }
    }
}
