using System.Buffers;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>The texts that a parameter is on the wire.</summary>
internal static class ParameterText
{
    /// <summary>The names and values that it is; none where it is null, or has no items.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="model">What has it.</param>
    /// <param name="write">Writes it as a property of an object, if it is there.</param>
    public static List<(string Name, string Value)> Of<T>(string name, ParameterStyle style, T model, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer, model);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WholeJson.MostDepth });
        return document.RootElement.EnumerateObject().SelectMany(property => Of(name, style, property.Value)).ToList();
    }

    private static IEnumerable<(string Name, string Value)> Of(string name, ParameterStyle style, JsonElement value)
    {
        if (style == ParameterStyle.Json)
        {
            return [(name, value.GetRawText())];
        }

        var isObject = value.ValueKind == JsonValueKind.Object;
        if (!isObject && value.ValueKind != JsonValueKind.Array)
        {
            return [(name, Text(value))];
        }

        var items = isObject ? [] : value.EnumerateArray().Select(Text).ToList();
        var properties = isObject ? value.EnumerateObject().Where(static property => property.Value.ValueKind != JsonValueKind.Null).ToList() : [];
        if (items.Count + properties.Count == 0)
        {
            return [];
        }

        return style switch
        {
            ParameterStyle.Deep when isObject => properties.SelectMany(property => Deep($"{name}[{property.Name}]", property.Value)),
            ParameterStyle.Values or ParameterStyle.Form when isObject => properties.Select(static property => (property.Name, Text(property.Value))),
            ParameterStyle.Values or ParameterStyle.Form or ParameterStyle.Deep => items.Select(item => (name, item)),
            _ when isObject => [(name, string.Join(Separator(style), properties.Select(property => property.Name + (style == ParameterStyle.Pairs ? "=" : Separator(style)) + Text(property.Value))))],
            _ => [(name, string.Join(Separator(style), items))],
        };
    }

    /// <summary>What is in an object in an object has two names in brackets.</summary>
    private static IEnumerable<(string Name, string Value)> Deep(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(static property => property.Value.ValueKind != JsonValueKind.Null).SelectMany(property => Deep($"{name}[{property.Name}]", property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(item => (name, Text(item))),
        _ => [(name, Text(value))],
    };

    private static string Separator(ParameterStyle style) => style switch
    {
        ParameterStyle.Pipes => "|",
        ParameterStyle.Spaces => " ",
        _ => ",",
    };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();
}
