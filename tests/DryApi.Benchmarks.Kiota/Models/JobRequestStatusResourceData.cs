using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Where a job stands.</summary>
public sealed class JobRequestStatusResourceData : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Preview { get; set; }

    public float? Progress { get; set; }

    public string? Result { get; set; }

    public string? ResultUrl { get; set; }

    public ResultsAltFormats? ResultsAltFormats { get; set; }

    public JobState? Status { get; set; }

    public static JobRequestStatusResourceData CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "preview", n => { Preview = n.GetStringValue(); } },
        { "progress", n => { Progress = n.GetFloatValue(); } },
        { "result", n => { Result = n.GetStringValue(); } },
        { "result_url", n => { ResultUrl = n.GetStringValue(); } },
        { "results_alt_formats", n => { ResultsAltFormats = n.GetObjectValue(ResultsAltFormats.CreateFromDiscriminatorValue); } },
        { "status", n => { Status = n.GetEnumValue<JobState>(); } },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("preview", Preview);
        writer.WriteFloatValue("progress", Progress);
        writer.WriteStringValue("result", Result);
        writer.WriteStringValue("result_url", ResultUrl);
        writer.WriteObjectValue("results_alt_formats", ResultsAltFormats);
        writer.WriteEnumValue<JobState>("status", Status);
        writer.WriteAdditionalData(AdditionalData);
    }
}
