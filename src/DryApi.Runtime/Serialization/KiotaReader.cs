using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>Reads values of models through Kiota's parsers, for adapters that are not ours, with the rules of <see cref="ModelReader"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KiotaReader
{
    /// <summary>Reads a string; null for null.</summary>
    public static string? String(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.String(ref r));

    /// <summary>Reads true or false; null for null.</summary>
    public static bool? Boolean(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Boolean(ref r));

    /// <summary>Reads a whole number of 32 bits; null for null.</summary>
    public static int? Int32(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int32(ref r));

    /// <summary>Reads a whole number; null for null.</summary>
    public static long? Int64(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int64(ref r));

    /// <summary>Reads a number; null for null.</summary>
    public static double? Double(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Double(ref r));

    /// <summary>Reads a time; null for null.</summary>
    public static DateTimeOffset? DateTimeOffset(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DateTimeOffset(ref r));

    /// <summary>Reads any JSON; null for null.</summary>
    public static JsonElement? Json(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Json(ref r));

    /// <summary>Reads a value of an enumeration; null for null.</summary>
    public static T? OpenEnum<T>(IParseNode node)
        where T : struct, IOpenEnum<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.OpenEnum<T>(ref r));

    /// <summary>Reads a model; null for null.</summary>
    public static T? Value<T>(IParseNode node)
        where T : class, IJsonReadable<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.Value<T>(ref r));

    /// <summary>Reads a list of which each item is a string; null for null.</summary>
    public static IList<string>? StringList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.StringList(ref r));

    /// <summary>Reads a list of which each item is true or false; null for null.</summary>
    public static IList<bool>? BooleanList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.BooleanList(ref r));

    /// <summary>Reads a list of which each item is a whole number of 32 bits; null for null.</summary>
    public static IList<int>? Int32List(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int32List(ref r));

    /// <summary>Reads a list of which each item is a whole number; null for null.</summary>
    public static IList<long>? Int64List(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int64List(ref r));

    /// <summary>Reads a list of which each item is a number; null for null.</summary>
    public static IList<double>? DoubleList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DoubleList(ref r));

    /// <summary>Reads a list of which each item is a time; null for null.</summary>
    public static IList<DateTimeOffset>? DateTimeOffsetList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DateTimeOffsetList(ref r));

    /// <summary>Reads a list of which each item is any JSON; null for null.</summary>
    public static IList<JsonElement>? JsonList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.JsonList(ref r));

    /// <summary>Reads a list of which each item is a value of an enumeration; null for null.</summary>
    public static IList<T>? OpenEnumList<T>(IParseNode node)
        where T : struct, IOpenEnum<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.OpenEnumList<T>(ref r));

    /// <summary>Reads a list of which each item is a model; null for null.</summary>
    public static IList<T>? ValueList<T>(IParseNode node)
        where T : class, IJsonReadable<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.ValueList<T>(ref r));

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
