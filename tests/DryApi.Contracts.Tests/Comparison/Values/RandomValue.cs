using System.Text.Json.Nodes;

namespace DryApi.Contracts.Tests.Comparison.Values;

/// <summary>Makes values by chance: any, and such as a schema asks for.</summary>
internal sealed class RandomValue(Random random)
{
    private static readonly string[] Names = ["a", "b", "c", "x", "xa"];
    private static readonly Func<JsonNode?>[] Scalars = [() => null, () => true, () => false, () => -1, () => 0, () => 1, () => 2, () => 3, () => 1.5, () => "", () => "a", () => "b", () => "ab", () => "abc", () => "zz"];

    /// <summary>Any value.</summary>
    public JsonNode? Any(int depth) => (depth <= 0 ? 0 : random.Next(10)) switch
    {
        < 4 => Pick(Scalars)(),
        < 8 => new JsonObject(Names.Where(_ => random.Next(3) == 0).Select(name => KeyValuePair.Create(name, Any(depth - 1)))),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(depth - 1))]),
    };

    /// <summary>A value that a schema is likely to allow.</summary>
    public JsonNode? For(JsonNode? schema, int depth)
    {
        if (schema is not JsonObject keywords || depth <= 0 || random.Next(8) == 0)
        {
            return Any(1);
        }

        if (keywords["enum"] is JsonArray values)
        {
            return values[random.Next(values.Count)]?.DeepClone();
        }

        if ((keywords["anyOf"] ?? keywords["allOf"]) is JsonArray members && members.Count > 0)
        {
            return For(members[random.Next(members.Count)], depth - 1);
        }

        var type = keywords["type"] is JsonArray types ? types[random.Next(types.Count)]!.GetValue<string>() : keywords["type"]?.GetValue<string>();
        return type switch
        {
            "object" => ObjectFor(keywords, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => For(keywords["items"], depth - 1))]),
            "string" => Pick(["", "a", "b", "ab", "abc"]),
            "integer" => random.Next(-1, 5),
            "number" => random.Next(4) + 0.5,
            "boolean" => random.Next(2) == 0,
            "null" => null,
            _ => Any(2),
        };
    }

    private JsonObject ObjectFor(JsonObject schema, int depth)
    {
        var value = new JsonObject();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            if (random.Next(3) > 0)
            {
                value[name] = For(property, depth - 1);
            }
        }

        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            value.TryAdd(name!.GetValue<string>(), Any(1));
        }

        if (random.Next(3) == 0)
        {
            value.TryAdd(Pick(Names), For(schema["additionalProperties"], depth - 1));
        }

        return value;
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
