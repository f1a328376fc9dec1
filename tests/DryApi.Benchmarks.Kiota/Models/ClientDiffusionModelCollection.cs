using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>A page of models.</summary>
public sealed class ClientDiffusionModelCollection : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public List<ClientDiffusionModelResource>? Data { get; set; }

    public static ClientDiffusionModelCollection CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "data", n => { Data = n.GetCollectionOfObjectValues(ClientDiffusionModelResource.CreateFromDiscriminatorValue)?.AsList(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteCollectionOfObjectValues("data", Data);
        writer.WriteAdditionalData(AdditionalData);
    }
}
