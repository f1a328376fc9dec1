using System.Buffers;
using System.Text.Json;
using DryApi.Errors;

namespace DryApi.Serialization;

/// <summary>Writes models for <see cref="JsonSerializer"/>.</summary>
internal static class ModelJson
{
    private const int LongestMessage = 500;

    /// <summary>Gets what a model has, by its names on the wire; a file is its name. What the contract does not name is there as it came.</summary>
    /// <exception cref="InvalidValueException">A text of a request is no Unicode, or one of its properties is set twice.</exception>
    public static IReadOnlyDictionary<string, JsonElement> FieldsOf(object model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (model is IFormWritable form)
            {
                FormJsonWriter.Write(writer, form, namesFiles: true);
            }
            else if (model is IJsonProperties properties)
            {
                writer.WriteStartObject();
                properties.Write(writer);
                writer.WriteEndObject();
            }
            else
            {
                ((IJsonWritable)model).WriteTo(writer);
            }
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WholeJson.MostDepth });
        var fields = document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone().EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value, StringComparer.Ordinal)
            : [];
        foreach (var (name, value) in (model as JsonObjectModel)?.AdditionalProperties ?? new Dictionary<string, JsonElement>())
        {
            if (!fields.TryAdd(name, value))
            {
                throw new InvalidValueException(name, AdditionalJson.SetTwice);
            }
        }

        return fields;
    }

    /// <summary>The string; null where it is none, or has half of a surrogate pair, which JSON can escape.</summary>
    public static string? TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes a model.</summary>
    /// <exception cref="JsonException">It cannot be JSON.</exception>
    public static void Write(Utf8JsonWriter writer, object model)
    {
        try
        {
            if (model is IFormWritable form)
            {
                FormJsonWriter.Write(writer, form);
            }
            else
            {
                ((IJsonWritable)model).WriteTo(writer);
            }
        }
        catch (InvalidValueException exception)
        {
            throw new JsonException($"This {model.GetType().Name} cannot be JSON. {PrintableText.Of(exception.Message, LongestMessage)}", exception);
        }
    }
}
