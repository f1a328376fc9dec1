using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Cli;

/// <summary>A model of the SDK as JSON.</summary>
internal static class ModelJson
{
    /// <summary>Its JSON, as it is on the wire.</summary>
    public static JsonElement Of(IJsonWritable model)
    {
        using var json = JsonDocument.Parse(BytesOf(model));
        return json.RootElement.Clone();
    }

    /// <summary>Its JSON, as the bytes of the wire.</summary>
    public static byte[] BytesOf(IJsonWritable model)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            model.WriteTo(writer);
        }

        return bytes.ToArray();
    }
}
