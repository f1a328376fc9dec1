using System.Text.Json;

namespace DryApi.Operations;

/// <summary>Reads parameters from the schema of an operation's input.</summary>
internal sealed class SchemaReading
{
    private const string Definitions = "$defs";
    private const string Reference = "#/$defs/";

    private readonly JsonElement _root;
    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    /// <param name="root">The schema of the input.</param>
    /// <param name="names">The names in C# of the properties: those of the input, then those of each definition; a space between names, a bar between schemas.</param>
    public SchemaReading(JsonElement root, string names)
    {
        _root = root;
        var lists = names.Split('|');
        _names[""] = lists[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (root.TryGetProperty(Definitions, out var definitions))
        {
            foreach (var (definition, list) in definitions.EnumerateObject().Zip(lists.Skip(1)))
            {
                _names[definition.Name] = list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }

    /// <summary>A string of a schema; null where there is none.</summary>
    public static string? Text(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out var text) ? text.GetString() : null;

    /// <summary>The parameters of the operation.</summary>
    /// <param name="path">How many of the properties are in the path.</param>
    /// <param name="query">How many are in the query; they stand behind those of the path.</param>
    public IReadOnlyList<ParameterDescription> Parameters(int path, int query)
    {
        var own = Properties(_root, "", index => index < path ? ParameterLocation.Path : index < path + query ? ParameterLocation.Query : ParameterLocation.Body);
        return [.. own, .. MembersOf(_root, ParameterLocation.Body).Where(member => !own.Any(each => each.WireName == member.WireName))];
    }

    /// <summary>The properties of a value.</summary>
    public IReadOnlyList<ParameterDescription> PropertiesOf(JsonElement schema, ParameterLocation location)
    {
        var name = DefinitionOf(schema);
        var whole = Follow(schema);
        return [.. name is null ? [] : Properties(whole, name, _ => location), .. MembersOf(whole, location)];
    }

    /// <summary>The schema that another one refers to; itself where it refers to none.</summary>
    public JsonElement Follow(JsonElement schema)
    {
        var found = DefinitionOf(schema) is { } name ? _root.GetProperty(Definitions).GetProperty(name) : schema;

        // One that may be null is the other of two.
        return found.TryGetProperty("anyOf", out var members) && members.GetArrayLength() == 2 && Text(members[1], "type") == "null" ? Follow(members[0]) : found;
    }

    /// <summary>What kind of value a schema allows.</summary>
    public ParameterType TypeOf(JsonElement schema)
    {
        var whole = Follow(schema);
        if (!whole.TryGetProperty("type", out var type))
        {
            return ParameterType.Any;
        }

        return (type.ValueKind == JsonValueKind.Array ? type[0] : type).GetString() switch
        {
            "string" => Text(whole, "format") == "binary" ? ParameterType.File : ParameterType.String,
            "boolean" => ParameterType.Boolean,
            "integer" => ParameterType.Integer,
            "number" => ParameterType.Number,
            "array" => ParameterType.Array,
            "object" => ParameterType.Object,
            _ => ParameterType.Any,
        };
    }

    /// <summary>The properties of the members of a union; one that several have stands once, and has to be there where all ask for it.</summary>
    private IReadOnlyList<ParameterDescription> MembersOf(JsonElement schema, ParameterLocation location)
    {
        if (!schema.TryGetProperty("oneOf", out var members) && !schema.TryGetProperty("anyOf", out members))
        {
            return [];
        }

        var all = members.EnumerateArray().Select(member => PropertiesOf(member, location)).ToList();
        return
        [
            .. all.SelectMany(static properties => properties).GroupBy(static property => property.WireName, StringComparer.Ordinal)
                .Select(group => new ParameterDescription(this, group.First().Schema, group.Key, group.First().Name, location, group.Count() == all.Count && group.All(static property => property.IsRequired))),
        ];
    }

    private IReadOnlyList<ParameterDescription> Properties(JsonElement schema, string definition, Func<int, ParameterLocation> location)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        return [.. properties.EnumerateObject().Select((property, index) => new ParameterDescription(this, property.Value, property.Name, _names[definition][index], location(index), required.Contains(property.Name)))];
    }

    /// <summary>The name of the definition that a schema refers to, or null.</summary>
    private static string? DefinitionOf(JsonElement schema) => Text(schema, "$ref") is { } reference && reference.StartsWith(Reference, StringComparison.Ordinal) ? reference[Reference.Length..] : null;
}
