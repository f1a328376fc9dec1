using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>A model that jobs can use.</summary>
public sealed class ClientDiffusionModelResource : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public UntypedNode? InferenceTypes { get; set; }

    public ClientDiffusionModelResourceInfo? Info { get; set; }

    public List<ClientLanguageResource>? Languages { get; set; }

    public List<ClientLoraResource>? Loras { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public static ClientDiffusionModelResource CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "inference_types", n => { InferenceTypes = n.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue); } },
        { "info", n => { Info = n.GetObjectValue(ClientDiffusionModelResourceInfo.CreateFromDiscriminatorValue); } },
        { "languages", n => { Languages = n.GetCollectionOfObjectValues(ClientLanguageResource.CreateFromDiscriminatorValue)?.AsList(); } },
        { "loras", n => { Loras = n.GetCollectionOfObjectValues(ClientLoraResource.CreateFromDiscriminatorValue)?.AsList(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "slug", n => { Slug = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteObjectValue("inference_types", InferenceTypes);
        writer.WriteObjectValue("info", Info);
        writer.WriteCollectionOfObjectValues("languages", Languages);
        writer.WriteCollectionOfObjectValues("loras", Loras);
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("slug", Slug);
        writer.WriteAdditionalData(AdditionalData);
    }
}
