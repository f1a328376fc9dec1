using System.Text.Json.Serialization;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>Writes and reads the models without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Txt2ImgBody))]
[JsonSerializable(typeof(Answer<SubmittedJob>), TypeInfoPropertyName = "SubmittedJobAnswer")]
[JsonSerializable(typeof(Answer<JobProgress>), TypeInfoPropertyName = "JobProgressAnswer")]
[JsonSerializable(typeof(Answer<IReadOnlyList<ModelEntry>>), TypeInfoPropertyName = "ModelsAnswer")]
public sealed partial class ServiceJson : JsonSerializerContext;
