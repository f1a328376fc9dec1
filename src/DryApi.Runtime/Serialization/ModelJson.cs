using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>Writes models for <see cref="JsonSerializer"/>.</summary>
internal static class ModelJson
{
    /// <summary>Gets what a model writes, by its names on the wire; a file is its name.</summary>
    public static IReadOnlyDictionary<string, JsonElement> FieldsOf(object model)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (model is IFormWritable form)
            {
                FormJsonWriter.Write(writer, form, namesFiles: true);
            }
            else
            {
                ((IJsonWritable)model).WriteTo(writer);
            }
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WholeJson.MostDepth });
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone().EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>();
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
            throw new JsonException($"This {model.GetType().Name} cannot be JSON. {exception.Message}", exception);
        }
    }
}
