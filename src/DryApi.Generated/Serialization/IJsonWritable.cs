using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that writes itself as JSON, straight to UTF-8.</summary>
internal interface IJsonWritable
{
    void WriteTo(Utf8JsonWriter writer);
}
