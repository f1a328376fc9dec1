using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>An error of the service.</summary>
public sealed class ResponseErrorDefault : ApiException, IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public UntypedNode? Errors { get; set; }

    public string? MessageEscaped { get; set; }

    public static ResponseErrorDefault CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "errors", n => { Errors = n.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue); } },
        { "message", n => { MessageEscaped = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("errors", Errors);
        writer.WriteStringValue("message", MessageEscaped);
        writer.WriteAdditionalData(AdditionalData);
    }
}
