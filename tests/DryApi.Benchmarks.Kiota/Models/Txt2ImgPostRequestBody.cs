using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>What <c>POST txt2img</c> takes.</summary>
public sealed class Txt2ImgPostRequestBody : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public double? Guidance { get; set; }

    public int? Height { get; set; }

    public List<Lora>? Loras { get; set; }

    public string? Model { get; set; }

    public string? NegativePrompt { get; set; }

    public string? Prompt { get; set; }

    public int? Seed { get; set; }

    public int? Steps { get; set; }

    public string? WebhookUrl { get; set; }

    public int? Width { get; set; }

    public static Txt2ImgPostRequestBody CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "guidance", n => { Guidance = n.GetDoubleValue(); } },
        { "height", n => { Height = n.GetIntValue(); } },
        { "loras", n => { Loras = n.GetCollectionOfObjectValues(Lora.CreateFromDiscriminatorValue)?.AsList(); } },
        { "model", n => { Model = n.GetStringValue(); } },
        { "negative_prompt", n => { NegativePrompt = n.GetStringValue(); } },
        { "prompt", n => { Prompt = n.GetStringValue(); } },
        { "seed", n => { Seed = n.GetIntValue(); } },
        { "steps", n => { Steps = n.GetIntValue(); } },
        { "webhook_url", n => { WebhookUrl = n.GetStringValue(); } },
        { "width", n => { Width = n.GetIntValue(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteDoubleValue("guidance", Guidance);
        writer.WriteIntValue("height", Height);
        writer.WriteCollectionOfObjectValues("loras", Loras);
        writer.WriteStringValue("model", Model);
        writer.WriteStringValue("negative_prompt", NegativePrompt);
        writer.WriteStringValue("prompt", Prompt);
        writer.WriteIntValue("seed", Seed);
        writer.WriteIntValue("steps", Steps);
        writer.WriteStringValue("webhook_url", WebhookUrl);
        writer.WriteIntValue("width", Width);
        writer.WriteAdditionalData(AdditionalData);
    }
}
