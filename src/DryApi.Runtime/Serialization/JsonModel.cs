using System.ComponentModel;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>A model that is JSON on the wire: an object, or one of several types. What Kiota asks for stands here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonModel : IParsable
{
    /// <inheritdoc />
    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        KiotaWriter.Write(writer, (IJsonWritable)this);
    }

    /// <summary>Empty: a model is read as a whole by the method that creates it.</summary>
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();
}
