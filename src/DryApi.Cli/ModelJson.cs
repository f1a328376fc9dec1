using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Cli;

/// <summary>A model of the SDK as JSON.</summary>
internal static class ModelJson
{
    /// <summary>Its JSON, as it is on the wire.</summary>
    public static JsonElement Of(IJsonWritable model)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            model.WriteTo(writer);
        }

        using var json = JsonDocument.Parse(bytes.ToArray());
        return json.RootElement.Clone();
    }
}
