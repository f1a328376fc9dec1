using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Serialization;

namespace DryApi.Cli.Mcp;

/// <summary>JSON for agents.</summary>
internal static class AgentJson
{
    // It stands in JSON, not in markup: letters of any language are readable, and what a terminal obeys is escaped all the same.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A response of an operation; null where it has none.</summary>
    public static JsonNode? Of(object? response) => response is IJsonWritable model ? JsonNode.Parse(ModelJson.Of(model).GetRawText()) : null;

    /// <summary>A node as an element.</summary>
    public static JsonElement Element(JsonNode node)
    {
        using var json = JsonDocument.Parse(Text(node));
        return json.RootElement.Clone();
    }

    /// <summary>A node as text.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Readable);

    /// <summary>A schema that is written here.</summary>
    public static JsonElement Schema(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
