using System.Text.Json.Nodes;

namespace DryApi.Contracts.Tests.Comparison.Values;

/// <summary>Makes small schemas of 3.1 by chance, of nearly all keywords, and edits them.</summary>
internal sealed class RandomSchema(Random random)
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array", "null"];

    /// <summary>A schema.</summary>
    /// <param name="depth">How many others may stand in one another in it.</param>
    public JsonObject Make(int depth) => (depth <= 0 ? 0 : random.Next(20)) switch
    {
        < 6 => Scalar(),
        < 12 => Object(depth),
        < 15 => Array(depth),
        < 17 => new JsonObject { ["anyOf"] = Several(depth, 1) },
        < 19 => new JsonObject { ["allOf"] = Several(depth, 1) },
        _ => Conditions(depth),
    };

    /// <summary>The same schema with one to two edits.</summary>
    public JsonObject Edit(JsonObject schema)
    {
        var edited = (JsonObject)schema.DeepClone();
        for (var i = random.Next(2); i >= 0; i--)
        {
            EditOne(Pick(Within(edited).ToList()));
        }

        return edited;
    }

    private void EditOne(JsonObject schema)
    {
        switch (random.Next(9))
        {
            case 0:
                foreach (var (name, value) in Scalar())
                {
                    schema[name] = value?.DeepClone();
                }

                break;
            case 1 when schema.Any(p => p.Key != "type"):
                // A type that nobody says is taken for the one that the other keywords speak of.
                schema.Remove(Pick([.. schema.Select(p => p.Key).Where(key => key != "type")]));
                break;
            case 2 when (schema["anyOf"] ?? schema["allOf"]) is JsonArray members:
                if (members.Count > 1 && random.Next(2) == 0)
                {
                    members.RemoveAt(random.Next(members.Count));
                }
                else
                {
                    members.Insert(random.Next(members.Count + 1), Make(1));
                }

                break;
            case 3 when schema["enum"] is JsonArray values:
                values.Add(Pick(["zz", "yy"]));
                break;
            case 4:
                schema["required"] = new JsonArray(Pick(Names));
                break;
            case 5:
                schema["additionalProperties"] = random.Next(2) == 0 ? false : Scalar();
                break;
            case 6:
                var inner = (JsonObject)schema.DeepClone();
                schema.Clear();
                schema[Pick(["anyOf", "allOf"])] = new JsonArray(inner, Make(1));
                break;
            case 7 when schema["type"] is JsonValue type:
                schema["type"] = new JsonArray(new[] { type.GetValue<string>(), Pick(Types) }.Distinct().Select(each => (JsonNode)each).ToArray());
                break;
            default:
                schema["not"] = Scalar();
                break;
        }
    }

    private JsonObject Scalar() => random.Next(6) switch
    {
        0 => new JsonObject { ["type"] = "integer", [Pick(["minimum", "maximum", "exclusiveMinimum"])] = random.Next(4) },
        1 => new JsonObject { ["type"] = "string", [Pick(["minLength", "maxLength"])] = random.Next(3) },
        2 => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("a", Pick(["b", "ab"])) },
        3 => new JsonObject { ["type"] = Pick(["boolean", "number", "string"]) },
        4 => new JsonObject { ["type"] = new JsonArray(Pick(["string", "integer"]), "null") },
        _ => new JsonObject { ["enum"] = new JsonArray("a", 1, random.Next(2) == 0 ? true : 2) },
    };

    private JsonObject Object(int depth)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var names = Names.Where(_ => random.Next(2) == 0).ToList();
        if (names.Count > 0)
        {
            schema["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Make(depth - 1))));
        }

        foreach (var (chance, keyword, make) in new (int, string, Func<JsonNode>)[]
        {
            (3, "required", () => new JsonArray(Pick(Names))),
            (4, "additionalProperties", () => random.Next(2) == 0 ? false : Make(depth - 1)),
            (10, "minProperties", () => random.Next(3)),
            (10, "maxProperties", () => random.Next(3)),
            (12, "dependentRequired", () => new JsonObject { ["a"] = new JsonArray("b") }),
            (12, "patternProperties", () => new JsonObject { ["^x"] = Make(depth - 1) }),
            (12, "propertyNames", () => new JsonObject { ["maxLength"] = 1 + random.Next(2) }),
        })
        {
            if (random.Next(chance) == 0)
            {
                schema[keyword] = make();
            }
        }

        return schema;
    }

    private JsonObject Array(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Make(depth - 1) };
        foreach (var (chance, keyword, make) in new (int, string, Func<JsonNode>)[]
        {
            (4, "minItems", () => random.Next(3)),
            (4, "maxItems", () => 1 + random.Next(3)),
            (10, "uniqueItems", () => true),
            (10, "contains", () => Make(depth - 1)),
        })
        {
            if (random.Next(chance) == 0)
            {
                schema[keyword] = make();
            }
        }

        return schema;
    }

    private JsonObject Conditions(int depth) =>
        new() { ["type"] = "object", ["if"] = Object(depth - 1), ["then"] = Object(depth - 1), ["else"] = Object(depth - 1) };

    private JsonArray Several(int depth, int least) => new([.. Enumerable.Range(0, least + random.Next(3)).Select(_ => (JsonNode)Make(depth - 1))]);

    /// <summary>A schema and those in it.</summary>
    private static IEnumerable<JsonObject> Within(JsonObject schema)
    {
        yield return schema;
        foreach (var (name, value) in schema)
        {
            IEnumerable<JsonNode?> inner = (name, value) switch
            {
                ("properties" or "patternProperties", JsonObject map) => map.Select(p => p.Value),
                ("items" or "if" or "then" or "else" or "not" or "contains" or "additionalProperties" or "propertyNames", JsonObject one) => [one],
                ("anyOf" or "allOf", JsonArray list) => list,
                _ => [],
            };
            foreach (var each in inner.OfType<JsonObject>().SelectMany(Within))
            {
                yield return each;
            }
        }
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
