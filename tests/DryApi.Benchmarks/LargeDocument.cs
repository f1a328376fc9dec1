using System.Text.Json.Nodes;

namespace DryApi.Benchmarks;

/// <summary>Makes a larger OpenAPI document: the paths and components of one several times under other names, each copy referring to itself.</summary>
internal static class LargeDocument
{
    private const string ComponentsPrefix = "#/components/";

    // What "security" names by its bare name stays as it is.
    private const string SecuritySchemes = "securitySchemes";

    public static void Write(string source, string target, int copies)
    {
        var document = JsonNode.Parse(File.ReadAllText(source))!.AsObject();
        var paths = document["paths"]!.AsObject();
        var components = document["components"]!.AsObject();
        document["paths"] = Repeat(paths, copies, (name, copy) => copy.Length == 0 ? name : $"{name}/{copy}");
        foreach (var section in components.Select(c => c.Key).Where(name => name != SecuritySchemes).ToList())
        {
            components[section] = Repeat(components[section]!.AsObject(), copies, (name, copy) => name + copy);
        }

        File.WriteAllText(target, document.ToJsonString(new() { WriteIndented = true }));
    }

    private static JsonObject Repeat(JsonObject source, int copies, Func<string, string, string> rename)
    {
        var repeated = new JsonObject();
        foreach (var copy in Names(copies))
        {
            foreach (var (name, value) in source)
            {
                repeated.Add(rename(name, copy), Rename(value, "", copy));
            }
        }

        return repeated;
    }

    private static JsonNode? Rename(JsonNode? node, string property, string copy) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Rename(m.Value, m.Key, copy)))),
        JsonArray items => new JsonArray([.. items.Select(i => Rename(i, "", copy))]),
        JsonValue value when value.TryGetValue<string>(out var text) && (property == "operationId" || text.StartsWith(ComponentsPrefix, StringComparison.Ordinal)) => text + copy,
        _ => node?.DeepClone(),
    };

    /// <summary>What the names of each copy end with. The first one keeps its own, for the code that knows them; the others are such as C# can say.</summary>
    public static IEnumerable<string> Names(int copies) => Enumerable.Range(0, copies).Select(copy => copy == 0 ? "" : "Copy" + (copy < 26 ? "" : (char)('A' + copy / 26)) + (char)('A' + copy % 26));
}
