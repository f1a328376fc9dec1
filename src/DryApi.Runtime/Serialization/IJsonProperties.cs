using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>The properties of a model, as JSON: what of its writing is its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonProperties
{
    /// <summary>Writes the properties.</summary>
    void Write(Utf8JsonWriter writer);
}
