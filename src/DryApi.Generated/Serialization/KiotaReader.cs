using System.Buffers;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>Reads values of models through Kiota's parsers, for adapters that are not ours, with the rules of <see cref="ModelReader"/>.</summary>
internal static class KiotaReader
{
    public static string? String(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.String(ref r));

    public static bool? Boolean(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Boolean(ref r));

    public static int? Int32(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int32(ref r));

    public static long? Int64(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int64(ref r));

    public static double? Double(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Double(ref r));

    public static DateTimeOffset? DateTimeOffset(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DateTimeOffset(ref r));

    public static JsonElement? Json(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Json(ref r));

    public static T? OpenEnum<T>(IParseNode node)
        where T : struct, IOpenEnum<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.OpenEnum<T>(ref r));

    public static T? Value<T>(IParseNode node)
        where T : class, IJsonReadable<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.Value<T>(ref r));

    public static IList<string>? StringList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.StringList(ref r));

    public static IList<bool>? BooleanList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.BooleanList(ref r));

    public static IList<int>? Int32List(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int32List(ref r));

    public static IList<long>? Int64List(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.Int64List(ref r));

    public static IList<double>? DoubleList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DoubleList(ref r));

    public static IList<DateTimeOffset>? DateTimeOffsetList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.DateTimeOffsetList(ref r));

    public static IList<JsonElement>? JsonList(IParseNode node) => Read(node, static (ref Utf8JsonReader r) => ModelReader.JsonList(ref r));

    public static IList<T>? OpenEnumList<T>(IParseNode node)
        where T : struct, IOpenEnum<T> => Read(node, static (ref Utf8JsonReader r) => ModelReader.OpenEnumList<T>(ref r));

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
