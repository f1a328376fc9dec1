using System.ComponentModel;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>A model that is JSON on the wire. A model has its properties only; that they make an object, and what Kiota asks for, stands here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonModel : IParsable, IJsonWritable, IJsonProperties
{
    /// <inheritdoc />
    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        KiotaWriter.Write(writer, this);
    }

    /// <summary>Empty: a model is read as a whole by the method that creates it.</summary>
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    void IJsonWritable.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        ((IJsonProperties)this).Write(writer);
        writer.WriteEndObject();
    }

    void IJsonProperties.Write(Utf8JsonWriter writer)
    {
    }
}
