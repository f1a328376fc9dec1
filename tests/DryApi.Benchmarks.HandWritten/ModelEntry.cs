using System.Text.Json;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>A model that jobs can use.</summary>
public sealed record ModelEntry(string Name, string Slug, JsonElement InferenceTypes, JsonElement Info, IReadOnlyList<ModelLora>? Loras, IReadOnlyList<ModelLanguage>? Languages);
