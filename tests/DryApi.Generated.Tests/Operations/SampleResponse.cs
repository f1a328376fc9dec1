using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Responses made from the document's schema.</summary>
internal sealed class SampleResponse(ResponseForm form)
{
    private int _count;

    public JsonNode? Of(string name, JsonNode schema)
    {
        schema = ServiceDocument.Resolve(schema);
        var properties = schema["properties"]?.AsObject();
        _count++;
        return (string?)schema["type"] switch
        {
            "object" when form == ResponseForm.EmptyLists && properties?.All(property => ServiceDocument.Resolve(property.Value!)["properties"] is null) != false => new JsonArray(),
            "object" when properties is null => form == ResponseForm.Nulls ? null : new JsonObject { ["any"] = new JsonArray(_count, "thing", null, 0.1, new JsonObject { ["of"] = true }), ["large"] = 9007199254740993 },
            "object" => Object(properties),
            "array" when form == ResponseForm.EmptyLists => new JsonArray(),
            _ when form is ResponseForm.Nulls => null,
            "array" => new JsonArray(Of(name, schema["items"]!), Of(name, schema["items"]!)),
            "boolean" => form == ResponseForm.Strings ? "true" : true,
            "integer" => form == ResponseForm.Strings ? $"{5_000_000_000 + _count}" : 5_000_000_000 + _count,
            "number" => form == ResponseForm.Strings ? $"{_count}.50" : _count + 0.123456789012,
            "string" when (string?)schema["format"] == "date-time" => $"2026-03-21T10:30:{_count % 60:00}+00:00",
            "string" => schema["enum"] is null ? $"{name} {_count} \u00fc \"\\ 😀" : $"value-that-is-new-{_count}",
            var type => throw new NotSupportedException($"{name} is of type {type}"),
        };
    }

    private JsonObject Object(JsonObject properties)
    {
        var value = new JsonObject { ["_before"] = new JsonObject { ["data"] = new JsonArray(1, "x", new JsonObject { ["price"] = -1 }) } };
        foreach (var (name, schema) in properties)
        {
            value[name] = Of(name, schema!);
        }

        value["_after"] = -1e20;
        return value;
    }
}
