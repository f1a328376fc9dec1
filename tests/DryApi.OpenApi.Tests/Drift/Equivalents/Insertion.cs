using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Drift.Equivalents;

/// <summary>A member that a document gets: what it is, where, and at which place among the others.</summary>
/// <param name="What">What is inserted.</param>
/// <param name="Word">What a change that speaks of it says.</param>
/// <param name="Pointer">The object that has the list or map.</param>
/// <param name="Index">Its place there.</param>
/// <param name="Apply">Inserts it.</param>
internal sealed record Insertion(string What, string Word, string Pointer, int Index, Action<JsonNode> Apply)
{
    /// <summary>How what is inserted is called, where it has a name.</summary>
    public const string Name = "zzInserted";

    private const string Schema = """{ "type": "object", "required": ["zzInserted"], "properties": { "zzInserted": { "type": "string" } } }""";
    private const string Operation = """{ "operationId": "zzInserted", "responses": { "204": { "description": "x" } } }""";

    public override string ToString() => $"{What} at {Pointer}, {Index}";

    /// <summary>All insertions: into every list and map, as the first, in the middle, and as the last.</summary>
    public static IEnumerable<Insertion> All(string document)
    {
        var root = JsonNode.Parse(document)!;
        return DocumentPlaces.Of(document).SelectMany(place => Of(place.Kind, place.Pointer, root.At(place.Pointer)!.AsObject()));
    }

    /// <summary>The document with this part alone in each <c>allOf</c> that the insertion is in, and the insertion in it; null where it is in none.</summary>
    public (string Document, Insertion Same)? WithoutOtherParts(string document)
    {
        var root = JsonNode.Parse(document)!;
        var (node, pointer) = (root, "");
        foreach (var step in Pointer.Split('/').Skip(1))
        {
            var inner = node.At("/" + step)!;
            var isPart = node is JsonArray && node.Parent is JsonObject && node.GetPropertyName() == "allOf";
            if (isPart)
            {
                foreach (var other in node.AsArray().Where(other => !ReferenceEquals(other, inner)).ToList())
                {
                    node.AsArray().Remove(other);
                }
            }

            (node, pointer) = (inner, pointer + "/" + (isPart ? "0" : step));
        }

        return pointer.Contains("/allOf/", StringComparison.Ordinal) && root.ToJsonString() is var alone
            ? (alone, All(alone).First(other => other.What == What && other.Pointer == pointer && other.Word == Word))
            : null;
    }

    private static IEnumerable<Insertion> Of(ObjectKind kind, string pointer, JsonObject node) => kind switch
    {
        ObjectKind.Schema =>
        [
            .. Map("property", pointer, node, "properties", Name, """{ "type": "string" }"""),
            .. Required(pointer, node),
            .. node["enum"] is JsonArray { Count: > 0 } values && values.All(value => value is JsonValue text && text.TryGetValue<string>(out _)) ? List("value", pointer, node, "enum", $"\"{Name}\"") : [],
            .. List("member", pointer, node, "oneOf", Schema),
            .. List("member", pointer, node, "anyOf", Schema),
            .. List("part", pointer, node, "allOf", Schema),
        ],
        ObjectKind.Operation =>
        [
            .. List("parameter", pointer, node, "parameters", $$"""{ "name": "{{Name}}", "in": "query", "schema": { "type": "string" } }"""),
            .. List("alternative", pointer, node, "security", $$"""{ "{{Name}}": [] }"""),
            .. Map("response", pointer, node, "responses", "299", """{ "description": "x" }"""),
        ],
        ObjectKind.RequestBody or ObjectKind.Response =>
        [
            .. Map("media type", pointer, node, "content", "application/" + Name, """{ "schema": { "type": "string" } }"""),
            .. kind == ObjectKind.Response ? Map("header", pointer, node, "headers", "X-" + Name, """{ "schema": { "type": "string" } }""") : [],
        ],
        ObjectKind.OpenApi =>
        [
            .. List("server", pointer, node, "servers", $$"""{ "url": "https://{{Name}}.example" }"""),
            .. Map("path", pointer, node, "paths", "/" + Name, $$"""{ "get": {{Operation}} }"""),
        ],
        ObjectKind.PathItem when node.ContainsKey("get") && !node.ContainsKey("trace") => At(node.Count).Select(index => new Insertion("operation", "TRACE", pointer, index, root => root.At(pointer)!.AsObject().Insert(index, "trace", JsonNode.Parse(Operation)))),
        _ => [],
    };

    private static IEnumerable<Insertion> Required(string pointer, JsonObject node) => node["properties"] is JsonObject properties && node["required"] is JsonArray required
        && properties.Select(property => property.Key).Except(required.Select(name => name!.GetValue<string>())).FirstOrDefault() is { } free
            ? List("required", pointer, node, "required", $"\"{free}\"", free)
            : [];

    private static IEnumerable<Insertion> Map(string what, string pointer, JsonObject node, string key, string name, string json) => node[key] is JsonObject map && !map.ContainsKey(name)
        ? At(map.Count).Select(index => new Insertion(what, name, pointer, index, root => root.At(pointer)![key]!.AsObject().Insert(index, name, JsonNode.Parse(json))))
        : [];

    private static IEnumerable<Insertion> List(string what, string pointer, JsonObject node, string key, string json, string word = Name) => node[key] is JsonArray list
        ? At(list.Count).Select(index => new Insertion(what, word, pointer, index, root => root.At(pointer)![key]!.AsArray().Insert(index, JsonNode.Parse(json))))
        : [];

    private static IEnumerable<int> At(int count) => new[] { 0, count / 2, count }.Distinct();
}
