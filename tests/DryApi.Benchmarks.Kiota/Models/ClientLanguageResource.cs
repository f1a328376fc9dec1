using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>A language that a model speaks.</summary>
public sealed class ClientLanguageResource : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public List<ClientVoiceResource>? Voices { get; set; }

    public static ClientLanguageResource CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "name", n => { Name = n.GetStringValue(); } },
        { "slug", n => { Slug = n.GetStringValue(); } },
        { "voices", n => { Voices = n.GetCollectionOfObjectValues(ClientVoiceResource.CreateFromDiscriminatorValue)?.AsList(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("slug", Slug);
        writer.WriteCollectionOfObjectValues("voices", Voices);
        writer.WriteAdditionalData(AdditionalData);
    }
}
