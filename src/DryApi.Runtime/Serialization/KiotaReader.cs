using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>Reads models through Kiota's parsers, for adapters that are not ours, with the rules of <see cref="ModelReader"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KiotaReader
{
    /// <summary>Reads any JSON; null for null.</summary>
    public static JsonElement? Json(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Json(ref r));

    /// <summary>Reads a model; null for null.</summary>
    public static T? Value<T>(IParseNode node)
        where T : class, IJsonReadable<T> => Read(node, static (ref Utf8JsonReader r) => T.ReadFrom(ref r));

    private delegate T Reader<T>(ref Utf8JsonReader reader);

    /// <summary>Hands the node's JSON to our own reader: one set of rules for what the service may send.</summary>
    private static T Read<T>(IParseNode node, Reader<T> read)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue));
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return read(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, UntypedNode? node)
    {
        switch (node)
        {
            case UntypedObject value:
                writer.WriteStartObject();
                foreach (var (name, child) in value.GetValue())
                {
                    writer.WritePropertyName(name);
                    Write(writer, child);
                }

                writer.WriteEndObject();
                break;
            case UntypedArray value:
                writer.WriteStartArray();
                foreach (var child in value.GetValue())
                {
                    Write(writer, child);
                }

                writer.WriteEndArray();
                break;
            case UntypedString value:
                writer.WriteStringValue(value.GetValue());
                break;
            case UntypedBoolean value:
                writer.WriteBooleanValue(value.GetValue());
                break;
            case UntypedInteger value:
                writer.WriteNumberValue(value.GetValue());
                break;
            case UntypedLong value:
                writer.WriteNumberValue(value.GetValue());
                break;
            case UntypedFloat value when !float.IsFinite(value.GetValue()):
                throw new JsonException("a number is larger than this parser can hold");
            case UntypedFloat value:
                writer.WriteNumberValue(value.GetValue());
                break;
            case UntypedDouble value:
                writer.WriteNumberValue(value.GetValue());
                break;
            case UntypedDecimal value:
                writer.WriteNumberValue(value.GetValue());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
