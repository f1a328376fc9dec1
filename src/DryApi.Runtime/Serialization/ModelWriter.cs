using System.ComponentModel;
using System.Text.Json;
using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>Writes properties of models as JSON. What is null is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelWriter
{
    /// <summary>What a text is called that has no name of its own.</summary>
    private const string ItemName = "item";

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, UnicodeText.Required(value, name));
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } known)
        {
            writer.WriteString(name, known);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } known)
        {
            writer.WritePropertyName(name);
            known.WriteTo(writer);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IJsonWritable? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : struct, IOpenEnum<T> => writer.WriteString(name, UnicodeText.Required(value.Value, name));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnum<T>
    {
        if (value is { } known)
        {
            writer.WriteString(name, UnicodeText.Required(known.Value, name));
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, values);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<IJsonWritable>? values)
    {
        if (values is not null)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, values);
        }
    }

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<bool>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteBooleanValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<int>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<long>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<double>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<decimal>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<DateTimeOffset>? values) =>
        WriteList(writer, name, values, static (w, v) => w.WriteStringValue(v));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<JsonElement>? values) =>
        WriteList(writer, name, values, static (w, v) => v.WriteTo(w));

    /// <summary>Writes a property, unless it is null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IList<T>? values)
        where T : struct, IOpenEnum<T> => WriteList(writer, name, values, static (w, v) => w.WriteStringValue(UnicodeText.Required(v.Value, ItemName)));

    /// <summary>Refuses a file, which JSON does not have.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, FileContent? file) => RefuseFile(name, file?.FileName);

    /// <inheritdoc cref="Write(Utf8JsonWriter, ReadOnlySpan{byte}, FileContent?)"/>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<FileContent>? files) => RefuseFile(name, files?.FirstOrDefault()?.FileName);

    /// <summary>Writes a property that has to be there even when it is null.</summary>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IJsonWritable? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<string>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<IJsonWritable>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<bool>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<int>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<long>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<double>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<decimal>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<DateTimeOffset>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<JsonElement>? value)
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnum<T>
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <inheritdoc cref="WriteEvenNull(Utf8JsonWriter, ReadOnlySpan{byte}, string?)"/>
    public static void WriteEvenNull<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IList<T>? value)
        where T : struct, IOpenEnum<T>
    {
        WriteNullFor(writer, name, value is null);
        Write(writer, name, value);
    }

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, string value) => writer.WriteStringValue(UnicodeText.Required(value, ItemName));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, bool? value) => writer.WriteBooleanValue(value!.Value);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value!.Value);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, double? value) => writer.WriteNumberValue(value!.Value);

    /// <summary>Writes a value.</summary>
    public static void WriteValue(Utf8JsonWriter writer, decimal? value) => writer.WriteNumberValue(value!.Value);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IJsonWritable value) => value.WriteTo(writer);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<string> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.WriteStringValue(UnicodeText.Required(value, ItemName));
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<IJsonWritable> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            value.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, DateTimeOffset? value) => writer.WriteStringValue(value!.Value);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, JsonElement? value) => value!.Value.WriteTo(writer);

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue<T>(Utf8JsonWriter writer, T? value)
        where T : struct, IOpenEnum<T> => writer.WriteStringValue(UnicodeText.Required(value!.Value.Value, ItemName));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue<T>(Utf8JsonWriter writer, IList<T> values)
        where T : struct, IOpenEnum<T> => WriteItems(writer, values, static (w, v) => w.WriteStringValue(UnicodeText.Required(v.Value, ItemName)));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<bool> values) => WriteItems(writer, values, static (w, v) => w.WriteBooleanValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<int> values) => WriteItems(writer, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<long> values) => WriteItems(writer, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<double> values) => WriteItems(writer, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<decimal> values) => WriteItems(writer, values, static (w, v) => w.WriteNumberValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<DateTimeOffset> values) => WriteItems(writer, values, static (w, v) => w.WriteStringValue(v));

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue(Utf8JsonWriter writer, IEnumerable<JsonElement> values) => WriteItems(writer, values, static (w, v) => v.WriteTo(w));

    private static void RefuseFile(ReadOnlySpan<byte> name, string? fileName)
    {
        if (fileName is not null)
        {
            throw new InvalidValueException(System.Text.Encoding.UTF8.GetString(name), "A file is no JSON: send it as a form.");
        }
    }

    private static void WriteNullFor(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool isNull)
    {
        if (isNull)
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        WriteItems(writer, values, write);
    }

    private static void WriteItems<T>(Utf8JsonWriter writer, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            write(writer, value);
        }

        writer.WriteEndArray();
    }
}
