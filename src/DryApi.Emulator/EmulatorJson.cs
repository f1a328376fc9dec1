using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DryApi.Emulator.Control;

namespace DryApi.Emulator;

/// <summary>What is read and written as JSON, and how.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccountReport[]))]
[JsonSerializable(typeof(ClockOrder))]
[JsonSerializable(typeof(ClockReport))]
[JsonSerializable(typeof(EmulatedDelivery[]))]
[JsonSerializable(typeof(EmulatorSnapshot))]
[JsonSerializable(typeof(FaultOrder))]
[JsonSerializable(typeof(IEnumerable<float[]>))]
[JsonSerializable(typeof(IEnumerable<string>))]
[JsonSerializable(typeof(IReadOnlyList<BehaviorDrift>))]
[JsonSerializable(typeof(IReadOnlyList<EmulatedCall>))]
[JsonSerializable(typeof(IReadOnlyList<EmulatedJob>))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class EmulatorJson : JsonSerializerContext
{
    /// <summary>As ASP.NET Core writes: nothing but what JSON asks for is escaped.</summary>
    public static EmulatorJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
