using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Prose;

/// <summary>Writes the actions of an overlay that make a schema say what its description says.</summary>
internal static class ProseMending
{
    /// <summary>One action in JSON, or several with commas between them; null when the document is not at hand.</summary>
    /// <param name="target">The type that the words are about.</param>
    /// <param name="name">The constraint's name in the contract.</param>
    /// <param name="value">The value by the words.</param>
    /// <param name="actual">The constraint that says something else; null when there is none.</param>
    public static string? Action(ProseTarget target, string name, string value, Constraint? actual)
    {
        if (target.Schema is not { IsObject: true } schema)
        {
            return null;
        }

        // What stands beside allOf with one reference is not read, but what stands beside that reference is.
        schema = schema["allOf"] is { Items: [{ IsObject: true } only] } && only["$ref"] is not null ? only : schema;
        var actions = new List<string>();
        var place = actual is null ? schema : PlaceOf(schema, actual, value);
        var path = JsonPathText.Of(place);
        if (name == "exclusiveMinimum" || actual?.Name is "exclusiveMinimum" or "exclusiveMaximum")
        {
            return Bound(place, path, name, value, actual);
        }

        var keyword = Keywords.Find(name)?.Extension ?? name;
        if (actual?.Origin is DocumentNode { IsArray: true } list && ReferenceEquals(list.Parent, place) && place[keyword] == list)
        {
            // Lists of an update are added to what is there.
            var present = list.Items.Select(CanonicalJson.Write).ToList();
            var wanted = JsonText.Items(value);
            if (present.All(p => wanted.Contains(p) || p == "null"))
            {
                value = "[" + string.Join(",", wanted.Except(present, StringComparer.Ordinal)) + "]";
            }
            else
            {
                actions.Add(Remove(JsonPathText.Of(list)));
                value = present.Contains("null") ? value[..^1] + ",null]" : value;
            }
        }
        else if (actual is { Name: "enum", Origin: DocumentNode constant } && ReferenceEquals(constant.Parent, place))
        {
            actions.Add(Remove(JsonPathText.Of(constant)));
        }

        actions.Add(Update(path, $"{JsonText.Quote(keyword)}:{value}"));
        return string.Join(",", actions);
    }

    /// <summary>Where the constraint has to be said: where it stands, unless the place of the words can narrow or replace it.</summary>
    private static DocumentNode PlaceOf(DocumentNode schema, Constraint actual, string value)
    {
        if ((actual.Origin as DocumentNode)?.Parent is not { IsObject: true } holder)
        {
            return schema;
        }

        var replaces = Keywords.Find(actual.Name)?.Extension is not null;
        var narrows = JsonText.IsNumber(value) && JsonText.IsNumber(actual.Value)
            && (actual.Name.StartsWith("max", StringComparison.Ordinal) ? JsonNumber.Compare(value, actual.Value) < 0
                : actual.Name.StartsWith("min", StringComparison.Ordinal) && JsonNumber.Compare(value, actual.Value) > 0);
        return !SchemaNodes.IsWithin(holder, schema) && (replaces || narrows) ? schema : holder;
    }

    /// <summary>The ends of ranges that are not allowed themselves: a flag beside the number in 3.0, a number of their own in 3.1.</summary>
    private static string Bound(DocumentNode place, string path, string name, string value, Constraint? actual)
    {
        var root = place;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        if (root.GetString("openapi")?.StartsWith("3.0", StringComparison.Ordinal) == true)
        {
            var flag = name == "maximum" ? "exclusiveMaximum" : "exclusiveMinimum";
            var number = name == "maximum" ? "maximum" : "minimum";
            var isExclusive = name == "exclusiveMinimum" ? "true" : "false";
            return Update(path, $"{JsonText.Quote(number)}:{value},{JsonText.Quote(flag)}:{isExclusive}");
        }

        var update = Update(path, $"{JsonText.Quote(name)}:{value}");
        return actual is not null && actual.Name != name && actual.Origin is DocumentNode other && ReferenceEquals(other.Parent, place)
            ? Remove(JsonPathText.Of(other)) + "," + update
            : update;
    }

    private static string Update(string path, string members) => "{\"target\":" + JsonText.Quote(path) + ",\"update\":{" + members + "}}";

    private static string Remove(string path) => "{\"target\":" + JsonText.Quote(path) + ",\"remove\":true}";
}
