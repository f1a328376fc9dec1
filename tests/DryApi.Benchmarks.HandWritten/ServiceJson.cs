using System.Text.Json.Serialization;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>Writes and reads the models without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Txt2ImgBody))]
[JsonSerializable(typeof(Envelope<SubmittedJob>), TypeInfoPropertyName = "SubmittedJobEnvelope")]
[JsonSerializable(typeof(Envelope<JobProgress>), TypeInfoPropertyName = "JobProgressEnvelope")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ModelEntry>>), TypeInfoPropertyName = "ModelsEnvelope")]
public sealed partial class ServiceJson : JsonSerializerContext;
