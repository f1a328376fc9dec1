using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>Writes models through Kiota's writers, for adapters that are not ours: what the model itself writes is the one form that it has.</summary>
internal static class KiotaWriter
{
    /// <summary>As deep as a writer of JSON goes.</summary>
    private const int MostDepth = 1000;

    /// <summary>Writes the properties of a model, or its value where it stands for one of several types.</summary>
    public static void Write(ISerializationWriter writer, IJsonWritable model)
    {
        using var json = new MemoryStream();
        using (var utf8 = new Utf8JsonWriter(json))
        {
            model.WriteTo(utf8);
        }

        using var document = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length), new JsonDocumentOptions { MaxDepth = MostDepth });
        if (model is IComposedTypeWrapper)
        {
            Write(writer, null, document.RootElement);
            return;
        }

        foreach (var property in document.RootElement.EnumerateObject())
        {
            Write(writer, property.Name, property.Value);
        }
    }

    private static void Write(ISerializationWriter writer, string? name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(name, value.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolValue(name, value.GetBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var whole):
                writer.WriteLongValue(name, whole);
                break;
            case JsonValueKind.Number:
                writer.WriteDoubleValue(name, value.GetDouble());
                break;
            case JsonValueKind.Null:
                writer.WriteNullValue(name);
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String):
                // Writers of forms know no other list.
                writer.WriteCollectionOfPrimitiveValues(name, value.EnumerateArray().Select(static item => item.GetString()));
                break;
            default:
                writer.WriteObjectValue(name, Untyped(value));
                break;
        }
    }

    private static UntypedNode Untyped(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new UntypedObject(element.EnumerateObject().ToDictionary(p => p.Name, p => Untyped(p.Value), StringComparer.Ordinal)),
        JsonValueKind.Array => new UntypedArray(element.EnumerateArray().Select(Untyped).ToList()),
        JsonValueKind.String => new UntypedString(element.GetString()),
        JsonValueKind.True or JsonValueKind.False => new UntypedBoolean(element.GetBoolean()),
        JsonValueKind.Number when element.TryGetInt64(out var value) => new UntypedLong(value),
        JsonValueKind.Number => new UntypedDouble(element.GetDouble()),
        _ => new UntypedNull(),
    };
}
