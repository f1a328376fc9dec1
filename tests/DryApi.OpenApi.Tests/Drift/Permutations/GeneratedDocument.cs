using System.Globalization;
using System.Text.Json.Nodes;

namespace DryApi.OpenApi.Tests.Drift.Permutations;

/// <summary>A large document by chance, of everything that can be said in more than one order: unions in unions, groups, tuples, conditions, discriminators.</summary>
internal sealed class GeneratedDocument
{
    private const int Schemas = 120;
    private const int Operations = 60;
    private static readonly string[] Words = ["name", "size", "kind", "crate", "port", "owner", "state", "mass", "route", "seal", "bay", "due"];
    private static readonly string[] Scalars = ["string", "integer", "number", "boolean"];

    private readonly Random _random;

    private GeneratedDocument(int seed) => _random = new Random(seed);

    public static string Of(int seed) => new GeneratedDocument(seed).Make().ToJsonString();

    private JsonObject Make()
    {
        var schemas = new JsonObject();
        for (var i = 0; i < Schemas; i++)
        {
            schemas[Name(i)] = i % 3 == 0 ? Union(3) : i % 7 == 0 ? Kinds(i) : Object(3);
        }

        var paths = new JsonObject();
        for (var i = 0; i < Operations; i++)
        {
            paths["/" + Word() + "/" + i.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["post"] = Operation(i) };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Generated", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Key" }, ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
        };
    }

    private JsonObject Operation(int number) => new()
    {
        ["operationId"] = "op" + number.ToString(CultureInfo.InvariantCulture),
        ["tags"] = new JsonArray("b", "a"),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }, new JsonObject { ["bearer"] = new JsonArray(), ["key"] = new JsonArray() }),
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["in"] = "query", ["schema"] = Schema(1) }, new JsonObject { ["name"] = "h", ["in"] = "header", ["schema"] = Scalar() }),
        ["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema(3) } } },
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "x", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema(3) }, ["text/plain"] = new JsonObject { ["schema"] = Scalar() } } },
            ["4XX"] = new JsonObject { ["description"] = "x", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Object(1) } } },
        },
    };

    private JsonObject Schema(int depth) => depth <= 0 ? _random.Next(3) == 0 ? Reference() : Scalar() : _random.Next(9) switch
    {
        0 => Union(depth),
        1 => Group(depth),
        2 => new JsonObject { ["type"] = "array", ["items"] = Schema(depth - 1) },
        3 => new JsonObject { ["type"] = "array", ["prefixItems"] = new JsonArray(Schema(depth - 1), Scalar()) },
        4 => Reference(),
        5 => Conditional(depth),
        6 => Object(depth),
        7 => new JsonObject { ["type"] = new JsonArray("string", "null", "integer"), ["maxLength"] = _random.Next(9) },
        _ => Scalar(),
    };

    private JsonObject Object(int depth)
    {
        var names = Words.OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)).ToList();
        var made = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Schema(depth - 1)))),
            ["required"] = new JsonArray([.. names.Take(_random.Next(names.Count + 1)).Select(name => JsonValue.Create(name))]),
        };
        if (_random.Next(6) == 0)
        {
            made["dependentRequired"] = new JsonObject { [names[0]] = new JsonArray("b", "a", "c") };
        }

        return made;
    }

    /// <summary>Members that look alike, which only order would tell apart.</summary>
    private JsonObject Union(int depth) => new()
    {
        [_random.Next(2) == 0 ? "oneOf" : "anyOf"] = new JsonArray([.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => _random.Next(3) == 0 ? Object(depth - 1) : Schema(depth - 1))]),
    };

    private JsonObject Kinds(int number)
    {
        var (one, other) = (Name(number - 1), Name((number + 1) % Schemas));
        return new JsonObject { ["oneOf"] = new JsonArray(ReferenceTo(one), ReferenceTo(other)), ["discriminator"] = new JsonObject { ["propertyName"] = "kind", ["mapping"] = new JsonObject { ["x"] = "#/components/schemas/" + one } } };
    }

    private JsonObject Group(int depth) => new()
    {
        ["allOf"] = new JsonArray(Object(depth - 1), Reference(), Object(depth - 1), new JsonObject { ["type"] = "object", ["nullable"] = true }),
    };

    private JsonObject Conditional(int depth) => new()
    {
        ["type"] = "object",
        ["if"] = Object(depth - 1),
        ["then"] = Object(depth - 1),
        ["dependentSchemas"] = new JsonObject { ["b"] = Object(depth - 1), ["a"] = Object(depth - 1) },
    };

    private JsonObject Scalar()
    {
        var type = Scalars[_random.Next(Scalars.Length)];
        var made = new JsonObject { ["type"] = type };
        if (type == "string" && _random.Next(2) == 0)
        {
            made["enum"] = new JsonArray("b", "c", "a");
        }
        else if (type == "string")
        {
            made["pattern"] = "^" + Word();
        }

        return made;
    }

    private JsonObject Reference() => ReferenceTo(Name(_random.Next(Schemas)));

    private static JsonObject ReferenceTo(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private static string Name(int number) => "S" + number.ToString(CultureInfo.InvariantCulture);

    private string Word() => Words[_random.Next(Words.Length)];
}
