using System.ComponentModel;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A model that is an object of JSON. A model has its properties only; that they make an object stands here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonObjectModel : JsonModel, IJsonWritable, IJsonProperties, IAdditionalProperties
{
    private Dictionary<string, JsonElement>? _additional;

    /// <summary>
    /// Gets the properties that the contract does not name, by their names on the wire: those of a response as they came, those of a request
    /// as they are to be sent. A property that is set cannot be one of them.
    /// </summary>
    public IDictionary<string, JsonElement> AdditionalProperties => _additional ??= new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, JsonElement>? Additional => _additional;

    void IJsonWritable.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        ((IJsonProperties)this).Write(writer);
        if (_additional is { Count: > 0 })
        {
            AdditionalJson.Write(writer, this, _additional);
        }

        writer.WriteEndObject();
    }

    void IJsonProperties.Write(Utf8JsonWriter writer)
    {
    }
}
