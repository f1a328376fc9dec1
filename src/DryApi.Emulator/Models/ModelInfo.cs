using System.Text.Json.Nodes;

namespace DryApi.Emulator.Models;

/// <summary>The free-form part of a model's description.</summary>
internal sealed record ModelInfo(JsonObject Limits, JsonObject Features, JsonObject Defaults)
{
    public JsonObject ToJson() => new() { ["limits"] = Limits.DeepClone(), ["features"] = Features.DeepClone(), ["defaults"] = Defaults.DeepClone() };
}
