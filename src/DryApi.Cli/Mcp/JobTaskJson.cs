using System.Text.Json.Serialization;

namespace DryApi.Cli.Mcp;

/// <summary>How tasks are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobTask))]
internal sealed partial class JobTaskJson : JsonSerializerContext;
