using System.Globalization;
using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>Edits of one schema that is no object with properties: limits, lists, types, null.</summary>
internal static class SchemaMutations
{
    // What a limit does when it is set, made tighter, made looser and taken away.
    private static readonly string[] Upper = ["maxLength", "maximum", "maxItems", "x-max-file-size", "x-max-tokens", "x-max-total-tokens"];
    private static readonly string[] Lower = ["minLength", "minimum", "minItems"];

    public static IEnumerable<Mutation> Of(DocumentNode schema, Ways ways)
    {
        var type = schema.GetString("type");
        var to = new MutationList(schema.Pointer, ways);
        AddLimits(schema, type, to);
        AddValues(schema, type, to);
        if (type is not null)
        {
            AddTypes(schema, type, ways, to);
            AddNull(schema, to);
        }

        if (type is not null && schema["$ref"] is null)
        {
            AddDefault(schema, type, ways, to);
        }

        return to.Mutations;
    }

    private static void AddLimits(DocumentNode schema, string? type, MutationList to)
    {
        foreach (var name in Upper.Concat(Lower).Where(name => schema[name] is not null))
        {
            var value = decimal.Parse(schema[name]!.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            var step = Upper.Contains(name) ? -1 : 1;
            to.Tightens($"{name} {value} tighter", s => s.Put(name, Text(value + step)));
            to.Loosens($"{name} removed", s => s.Drop(name));
            if (name.StartsWith("max", StringComparison.Ordinal) || name is "minimum" || value >= 2)
            {
                to.Loosens($"{name} {value} looser", s => s.Put(name, Text(value - step)));
            }
        }

        foreach (var (name, value) in LimitsOf(schema, type))
        {
            to.Tightens($"{name} set", s => s.Put(name, value));
        }
    }

    /// <summary>Limits that the schema does not have, for its type.</summary>
    private static IEnumerable<(string Name, string Value)> LimitsOf(DocumentNode schema, string? type)
    {
        var all = type switch
        {
            "string" => [("maxLength", "7"), ("minLength", "3"), ("pattern", "\"^[a-z]{3,7}$\""), ("x-schemes", "[\"https\"]")],
            "integer" or "number" => [("maximum", "1000"), ("minimum", "-5"), ("multipleOf", "3")],
            "array" => [("maxItems", "3"), ("minItems", "2"), ("uniqueItems", "true")],
            "object" when schema["additionalProperties"] is null => [("additionalProperties", "false"), ("maxProperties", "40"), ("minProperties", "1")],
            _ => (IEnumerable<(string, string)>)[],
        };
        return all.Where(limit => schema[limit.Item1] is null && !IsKept(schema, limit.Item1, limit.Item2));
    }

    /// <summary>Whether a limit says nothing new: each of the values that are allowed keeps it.</summary>
    private static bool IsKept(DocumentNode schema, string name, string value) => schema["enum"] is { } values && name switch
    {
        "maxLength" => values.Items.All(each => each.Text.Length <= int.Parse(value, CultureInfo.InvariantCulture)),
        "minLength" => values.Items.All(each => each.Text.Length >= int.Parse(value, CultureInfo.InvariantCulture)),
        "maximum" => values.Items.All(each => decimal.Parse(each.Text, CultureInfo.InvariantCulture) <= decimal.Parse(value, CultureInfo.InvariantCulture)),
        "minimum" => values.Items.All(each => decimal.Parse(each.Text, CultureInfo.InvariantCulture) >= decimal.Parse(value, CultureInfo.InvariantCulture)),
        _ => false,
    };

    private static void AddValues(DocumentNode schema, string? type, MutationList to)
    {
        if (schema["enum"] is { } values)
        {
            foreach (var value in values.Items.Where(v => !v.IsNull && values.Items.Count > 2))
            {
                to.Add($"enum value {value.Text} removed", sentBreaks: true, receivedBreaks: false, s => s["enum"]!.DropItem(value.Text));
            }

            // Who receives a value that he does not know has to look at it, and need not fail.
            to.Add("enum value added", sentBreaks: false, receivedBreaks: false, s => s.PutItem("enum", type is "string" ? "\"brand-new\"" : "987654321"));
            if (values.Items.Count > 1)
            {
                to.Add("enum removed", sentBreaks: false, receivedBreaks: false, s => s.Drop("enum"));
            }
        }
        else if (type is "string")
        {
            to.Tightens("enum set", s => s.Put("enum", "[\"one\",\"two\"]"));
        }

        if (type is "string" && schema["format"] is null)
        {
            to.Tightens("format set", s => s.Put("format", "\"uuid\""));
        }
        else if (schema.GetString("format") is { } format && format != "binary")
        {
            to.Loosens("format removed", s => s.Drop("format"));
            to.Breaks("format changed", s => s.Put("format", "\"x-other\""));
        }
    }

    private static void AddTypes(DocumentNode schema, string type, Ways ways, MutationList to)
    {
        if (schema["properties"] is null && schema["format"] is null && type is "integer" or "number")
        {
            var other = type is "integer" ? "number" : "integer";
            to.Add($"type {type} → {other}", sentBreaks: type is "number", receivedBreaks: type is "integer", s => s.Put("type", $"\"{other}\""));
        }

        // Everything in a header is text, and who reads it as a string still can.
        var isReadAnyway = ways.HasFlag(Ways.Header) && type is "string";
        var json = type is "boolean" ? "{\"type\":\"object\"}" : "{\"type\":\"boolean\"}";
        var nullable = schema["nullable"] is { IsTrue: true } ? ",\"nullable\":true}" : "}";
        to.Add($"type {type} → another", sentBreaks: true, receivedBreaks: !isReadAnyway, s => s.Become(json.Replace("}", nullable, StringComparison.Ordinal)));
    }

    private static void AddNull(DocumentNode schema, MutationList to)
    {
        if (schema["nullable"] is { IsTrue: true })
        {
            to.Tightens("nullable off", s => s.Drop("nullable"));
        }
        else
        {
            to.Loosens("nullable on", s => s.Put("nullable", "true"));
        }
    }

    private static void AddDefault(DocumentNode schema, string type, Ways ways, MutationList to)
    {
        var isParameter = ways.HasFlag(Ways.Parameter);
        if (schema["default"] is not null)
        {
            to.Add("default removed", sentBreaks: isParameter, receivedBreaks: false, s => s.Drop("default"));
        }

        if (type is "string" or "integer" or "number")
        {
            to.Add("default other", sentBreaks: isParameter, receivedBreaks: false, s => s.Put("default", type is "string" ? "\"another\"" : "4711"));
        }
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
