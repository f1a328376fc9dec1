using System.Globalization;
using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Drift.Equivalents;

/// <summary>A way to say the same in other words.</summary>
/// <param name="Name">What is written otherwise.</param>
/// <param name="Apply">Rewrites some of what stands in a document, and says how many places.</param>
internal sealed record Rewriting(string Name, Func<JsonObject, Choice, int> Apply)
{
    private const string Components = "#/components/schemas/";

    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new("a group of one", (root, choice) => EachSchema(root, choice, (schema, _) => schema.ContainsKey("discriminator") ? null : new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()) })),
        new("null as a type", (root, choice) => EachSchema(root, choice, AsTypeList)),
        new("null as a flag", (root, choice) => EachSchema(root, choice, AsFlag)),
        new("one value as a list", (root, choice) => EachSchema(root, choice, (schema, _) => Replaced(schema, "const", "enum", value => new JsonArray(value?.DeepClone())))),
        new("a list of one as a value", (root, choice) => EachSchema(root, choice, (schema, _) => schema["enum"] is JsonArray { Count: 1 } ? Replaced(schema, "enum", "const", value => value![0]?.DeepClone()) : null)),
        new("a component inline", Inline),
        new("an inline schema as a component", Extract),
        new("as 3.0", (root, _) => Version(root, "3.0.3")),
        new("as 3.1", (root, _) => Version(root, "3.1.1")),
        new("as 3.2", (root, _) => Version(root, "3.2.0")),
    ];

    public override string ToString() => Name;

    private static int Version(JsonObject root, string version)
    {
        root["openapi"] = version;
        return 1;
    }

    private static JsonObject? AsTypeList(JsonObject schema, JsonObject root)
    {
        if (schema["nullable"] is not JsonValue flag || !flag.GetValue<bool>() || schema["type"] is not JsonValue type)
        {
            return null;
        }

        var made = schema.DeepClone().AsObject();
        made.Remove("nullable");
        made["type"] = new JsonArray(type.DeepClone(), "null");
        return made;
    }

    private static JsonObject? AsFlag(JsonObject schema, JsonObject root)
    {
        if (schema["type"] is not JsonArray { Count: 2 } types || types.Select(type => type!.GetValue<string>()).Except(["null"]).ToList() is not [var type])
        {
            return null;
        }

        var made = schema.DeepClone().AsObject();
        made["type"] = type;
        made["nullable"] = true;
        return made;
    }

    private static JsonObject? Replaced(JsonObject schema, string from, string to, Func<JsonNode?, JsonNode?> value) => !schema.ContainsKey(from) || schema.ContainsKey(to)
        ? null
        : new JsonObject(schema.Select(property => KeyValuePair.Create(property.Key == from ? to : property.Key, property.Key == from ? value(property.Value) : property.Value?.DeepClone())));

    /// <summary>Puts what a component says where it is referred to: not of one that leads to itself, nor where its name is a value.</summary>
    private static int Inline(JsonObject root, Choice choice)
    {
        var schemas = SchemasOf(root);
        return EachSchema(root, choice, (schema, _) => schema.Count == 1 && NameOf(schema) is { } name && schemas[name] is JsonObject target && !LeadsTo(target, name, schemas, []) && !SaysItsName(target, schemas)
            ? target.DeepClone().AsObject()
            : null);
    }

    private static int Extract(JsonObject root, Choice choice)
    {
        var schemas = SchemasOf(root);
        var made = 0;
        return EachSchema(root, choice, (schema, _) =>
        {
            if (schema.ContainsKey("$ref") || schema.ContainsKey("discriminator"))
            {
                return null;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"Extracted{made++}");
            schemas[name] = schema.DeepClone();
            return new JsonObject { ["$ref"] = Components + name };
        });
    }

    private static JsonObject SchemasOf(JsonObject root)
    {
        var components = root["components"] as JsonObject ?? new JsonObject();
        var schemas = components["schemas"] as JsonObject ?? new JsonObject();
        root["components"] ??= components;
        components["schemas"] ??= schemas;
        return schemas;
    }

    /// <summary>Rewrites each chosen schema, what is in others before what holds it.</summary>
    private static int EachSchema(JsonObject root, Choice choice, Func<JsonObject, JsonObject, JsonObject?> rewrite)
    {
        var count = 0;
        foreach (var (_, pointer) in DocumentPlaces.Of(root.ToJsonString()).Where(place => place.Kind == ObjectKind.Schema).Reverse())
        {
            // Beside a discriminator, names are values.
            if (root.At(pointer) is JsonObject schema && !IsNamedOnTheWire(schema) && choice.Takes(pointer) && rewrite(schema, root) is { } other)
            {
                schema.Become(other);
                count++;
            }
        }

        return count;
    }

    private static bool IsNamedOnTheWire(JsonObject schema) => schema.Parent is JsonArray members && (members.Parent!.AsObject().ContainsKey("discriminator") || members.GetPropertyName() == "allOf");

    private static bool SaysItsName(JsonObject schema, JsonObject schemas) =>
        schema.ContainsKey("discriminator") || (schema["allOf"] is JsonArray parts && parts.OfType<JsonObject>().Any(part => NameOf(part) is { } name && schemas[name] is JsonObject target && SaysItsName(target, schemas)));

    private static bool LeadsTo(JsonNode? node, string name, JsonObject schemas, HashSet<string> passed)
    {
        if (node is JsonObject schema && NameOf(schema) is { } reference && (reference == name || (passed.Add(reference) && LeadsTo(schemas[reference], name, schemas, passed))))
        {
            return true;
        }

        return (node is JsonObject named ? named.Select(property => property.Value) : node as JsonArray ?? Enumerable.Empty<JsonNode?>()).Any(child => LeadsTo(child, name, schemas, passed));
    }

    private static string? NameOf(JsonObject schema) => schema["$ref"] is JsonValue text && text.GetValue<string>() is var reference && reference.StartsWith(Components, StringComparison.Ordinal) ? reference[Components.Length..] : null;
}
