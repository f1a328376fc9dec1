using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>Writes models for <see cref="JsonSerializer"/>.</summary>
internal static class ModelJson
{
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
