using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>A voice of a model.</summary>
public sealed class ClientVoiceResource : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Gender { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public static ClientVoiceResource CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "gender", n => { Gender = n.GetStringValue(); } },
        { "name", n => { Name = n.GetStringValue(); } },
        { "slug", n => { Slug = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("gender", Gender);
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("slug", Slug);
        writer.WriteAdditionalData(AdditionalData);
    }
}
