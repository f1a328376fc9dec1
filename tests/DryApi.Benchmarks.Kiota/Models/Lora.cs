using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>An adapter on top of a model.</summary>
public sealed class Lora : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Name { get; set; }

    public double? Weight { get; set; }

    public static Lora CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "name", n => { Name = n.GetStringValue(); } },
        { "weight", n => { Weight = n.GetDoubleValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteDoubleValue("weight", Weight);
        writer.WriteAdditionalData(AdditionalData);
    }
}
