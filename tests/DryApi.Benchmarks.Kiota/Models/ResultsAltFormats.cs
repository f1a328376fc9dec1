using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>The result in other formats.</summary>
public sealed class ResultsAltFormats : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Jpg { get; set; }

    public string? Webp { get; set; }

    public static ResultsAltFormats CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "jpg", n => { Jpg = n.GetStringValue(); } },
        { "webp", n => { Webp = n.GetStringValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("jpg", Jpg);
        writer.WriteStringValue("webp", Webp);
        writer.WriteAdditionalData(AdditionalData);
    }
}
