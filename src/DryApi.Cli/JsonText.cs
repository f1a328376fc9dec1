using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Cli;

/// <summary>Results and errors for programs: one JSON document in one line.</summary>
internal static class JsonText
{
    // What a terminal would obey is escaped where it is written, as JSON has it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document.</summary>
    public static void Write(TerminalWriter output, JsonNode json) => output.WriteLine(Of(json));

    /// <summary>A document as text.</summary>
    public static string Of(JsonNode json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>What a response has inside: its data, where it wraps them.</summary>
    public static JsonNode? Of(JsonElement response) =>
        response.ValueKind == JsonValueKind.Object && response.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? Node(data)
            : Node(response);

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
