using System.Text.Json;
using System.Text.Json.Serialization;

namespace DryApi.Emulator.Recording;

/// <summary>How recordings are read and written as JSON: what is recorded may have names that differ in case alone.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Exchange))]
internal sealed partial class RecordingJson : JsonSerializerContext;
