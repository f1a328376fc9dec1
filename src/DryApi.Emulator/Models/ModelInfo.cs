using System.Text.Json.Serialization;

namespace DryApi.Emulator.Models;

/// <summary>The free-form part of a model's description.</summary>
internal sealed record ModelInfo(
    [property: JsonPropertyName("limits")] Dictionary<string, object> Limits,
    [property: JsonPropertyName("features")] Dictionary<string, object> Features,
    [property: JsonPropertyName("defaults")] Dictionary<string, object> Defaults);
