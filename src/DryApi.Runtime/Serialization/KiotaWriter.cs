using System.ComponentModel;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>Writes values of models through Kiota's writers, for adapters that are not ours.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KiotaWriter
{
    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, string? value) => writer.WriteStringValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, bool? value) => writer.WriteBoolValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, long? value) => writer.WriteLongValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, double? value) => writer.WriteDoubleValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, DateTimeOffset? value) => writer.WriteDateTimeOffsetValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            writer.WriteObjectValue(name, Untyped(known));
        }
    }

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IParsable? value) => writer.WriteObjectValue(name, value);

    /// <summary>Writes a property.</summary>
    public static void Write<T>(ISerializationWriter writer, string? name, T value)
        where T : struct, IOpenEnum<T> => writer.WriteStringValue(name, value.Value);

    /// <summary>Writes a property.</summary>
    public static void Write<T>(ISerializationWriter writer, string? name, T? value)
        where T : struct, IOpenEnum<T> => writer.WriteStringValue(name, value?.Value);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<string>? values) => writer.WriteCollectionOfPrimitiveValues(name, values);

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<bool>? values) =>
        writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => (bool?)v));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<int>? values) =>
        writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => (int?)v));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<long>? values) =>
        writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => (long?)v));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<double>? values) =>
        writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => (double?)v));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<DateTimeOffset>? values) =>
        writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => (DateTimeOffset?)v));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<JsonElement>? values) =>
        writer.WriteCollectionOfObjectValues(name, values?.Select(Untyped));

    /// <summary>Writes a property.</summary>
    public static void Write(ISerializationWriter writer, string? name, IEnumerable<IParsable>? values) => writer.WriteCollectionOfObjectValues(name, values);

    /// <summary>Writes a property.</summary>
    public static void Write<T>(ISerializationWriter writer, string? name, IList<T>? values)
        where T : struct, IOpenEnum<T> => writer.WriteCollectionOfPrimitiveValues(name, values?.Select(v => v.Value));

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, string? value) => AddQuery(information, name, value is null ? null : UnicodeText.Required(value, name));

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, bool? value) => AddQuery(information, name, value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, long? value) => AddQuery(information, name, value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, double? value) => AddQuery(information, name, value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, DateTimeOffset? value) => AddQuery(information, name, value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery<T>(RequestInformation information, string name, T value)
        where T : struct, IOpenEnum<T> => AddQuery(information, name, value.Value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery<T>(RequestInformation information, string name, T? value)
        where T : struct, IOpenEnum<T> => AddQuery(information, name, value?.Value);

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, IEnumerable<string>? values) => AddQuery(information, name, values?.ToArray<object>());

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery(RequestInformation information, string name, IEnumerable<long>? values) =>
        AddQuery(information, name, values?.Select(v => (object)v).ToArray());

    /// <summary>Adds a parameter of the query, unless it is null.</summary>
    public static void WriteQuery<T>(RequestInformation information, string name, IList<T>? values)
        where T : struct, IOpenEnum<T> => AddQuery(information, name, values?.Select(v => (object)v.Value).ToArray());

    private static void AddQuery(RequestInformation information, string name, object? value)
    {
        if (value is not null and not Array { Length: 0 })
        {
            information.QueryParameters[name] = value;
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
