using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Operations;

/// <summary>
/// Values that keep the rules of a schema. No two of a request are alike, so that no two can be mixed up unnoticed.
/// Objects are dictionaries, lists are lists of objects.
/// </summary>
/// <param name="form">How much to fill in.</param>
/// <param name="choice">Which member of each <c>oneOf</c>, and which name of each exactly-one-of.</param>
internal sealed class Samples(Form form, int choice)
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["png"] = "image/png",
        ["mp3"] = "audio/mpeg",
        ["aac"] = "audio/aac",
        ["mp4"] = "video/mp4",
    };

    private int _count;

    /// <summary>How many choices the schema and what is in it offer.</summary>
    public static int ChoicesOf(JsonNode schema)
    {
        schema = ServiceDocument.Resolve(schema);
        return schema["oneOf"] is JsonArray members
            ? members.Count
            : Math.Max(
                schema["x-exactly-one-of"]?[0]?.AsArray().Count ?? schema["x-at-least-one-of"]?[0]?.AsArray().Count ?? 1,
                schema["properties"]?.AsObject().Max(property => (int?)ChoicesOf(property.Value!)) ?? 1);
    }

    public object Of(string name, JsonNode schema)
    {
        schema = ServiceDocument.Resolve(schema);
        if (schema["oneOf"] is JsonArray members)
        {
            return Of(name, members[choice % members.Count]!);
        }

        _count++;
        if (schema["enum"] is JsonArray values)
        {
            return values[_count % values.Count] is { } value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (long)value : (string)values[_count % values.Count]!;
        }

        return (string?)schema["type"] switch
        {
            "object" => Object(schema),
            "array" => new List<object> { Of(name, schema["items"]!), Of(name, schema["items"]!) },
            "boolean" => true,
            "integer" => schema["maximum"] is null ? 3_000_000_000 + _count : Within(schema),
            "number" => Within(schema) + 0.125 + (_count / 1024.0),
            "string" when (string?)schema["format"] == "binary" => File(name, schema),
            "string" when (string?)schema["format"] == "uri" => $"https://example.com/{name}?n={_count}&u=%C3%BC%20",
            "string" => Text(name, schema),
            var type => throw new NotSupportedException($"{name} is of type {type}"),
        };
    }

    private Dictionary<string, object> Object(JsonNode schema)
    {
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToList() ?? [];
        var left = new List<string>();
        foreach (var alternatives in (schema["x-exactly-one-of"] ?? schema["x-at-least-one-of"])?.AsArray() ?? [])
        {
            var names = alternatives!.AsArray().Select(name => (string)name!).ToArray();
            required.Add(names[choice % names.Length]);
            left.AddRange(schema["x-exactly-one-of"] is null ? [] : names.Where(name => name != names[choice % names.Length]));
        }

        required.AddRange((schema["x-required-when"]?.AsArray() ?? []).Where(rule => (bool?)rule!["orAbsent"] == true).Select(rule => (string)rule!["property"]!));
        return schema["properties"]!.AsObject()
            .Where(property => !left.Contains(property.Key) && (form == Form.Maximal || required.Contains(property.Key)))
            .ToDictionary(property => property.Key, property => Of(property.Key, property.Value!));
    }

    private long Within(JsonNode schema)
    {
        var minimum = (long)Math.Ceiling((double?)schema["minimum"] ?? 1000);
        var maximum = (long?)schema["maximum"] ?? minimum + 1000;
        return minimum + (_count % Math.Max(1, maximum - minimum));
    }

    private string Text(string name, JsonNode schema)
    {
        var text = $"{_count} {name}: ünï \"quoted\" & <b>,\n\\ 😀";
        return (int?)schema["maxLength"] is { } length && text.Length > length ? text[..length] : text;
    }

    private SampleFile File(string name, JsonNode schema)
    {
        var ending = (string)schema["x-file-types"]!.AsArray()[0]!;
        ContentTypes.ShouldContainKey(ending);
        var bytes = Encoding.UTF8.GetBytes($"{_count}\0\r\n--boundary\r\n").Concat(Enumerable.Range(0, 300 + _count).Select(i => (byte)(i * 7))).ToArray();
        return new SampleFile($"{name.Trim('[', ']')} {_count} ü.{ending}", ContentTypes[ending], bytes);
    }
}
