using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>The answer to a job that was submitted.</summary>
public sealed class JobRequestResponseResource : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public JobRequestResponseResourceData? Data { get; set; }

    public static JobRequestResponseResource CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "data", n => { Data = n.GetObjectValue(JobRequestResponseResourceData.CreateFromDiscriminatorValue); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("data", Data);
        writer.WriteAdditionalData(AdditionalData);
    }
}
