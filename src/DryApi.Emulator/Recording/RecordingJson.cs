using System.Text.Json;
using System.Text.Json.Serialization;

namespace DryApi.Emulator.Recording;

/// <summary>How recordings are read and written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Exchange))]
internal sealed partial class RecordingJson : JsonSerializerContext;
