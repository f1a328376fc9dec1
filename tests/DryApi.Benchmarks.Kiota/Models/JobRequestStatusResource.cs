using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>The answer with the state of a job.</summary>
public sealed class JobRequestStatusResource : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public JobRequestStatusResourceData? Data { get; set; }

    public static JobRequestStatusResource CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "data", n => { Data = n.GetObjectValue(JobRequestStatusResourceData.CreateFromDiscriminatorValue); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("data", Data);
        writer.WriteAdditionalData(AdditionalData);
    }
}
