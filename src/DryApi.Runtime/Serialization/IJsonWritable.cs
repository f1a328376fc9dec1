using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that writes itself as JSON, straight to UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonWritable
{
    /// <summary>Writes its value.</summary>
    void WriteTo(Utf8JsonWriter writer);
}
