using System.Text.Json.Nodes;

namespace DryApi.Cli.Mcp;

/// <summary>The schema of an operation's input as an agent gives it: that of the catalogue, with files as agents can pass them.</summary>
internal static class AgentSchema
{
    /// <summary>The schema.</summary>
    public static JsonNode Of(OperationDescription operation)
    {
        var schema = JsonNode.Parse(operation.InputSchema.GetRawText())!;
        ShowFiles(schema);
        return schema;
    }

    private static void ShowFiles(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    ShowFiles(item);
                }

                break;
            case JsonObject each:
                if ((each["format"] as JsonValue)?.TryGetValue<string>(out var format) == true && format == "binary")
                {
                    each.Remove("type");
                    each.Remove("format");
                    each["anyOf"] = JsonNode.Parse("""
                        [
                          { "type": "object", "properties": { "path": { "type": "string", "description": "A file in a folder that the user allowed." } }, "required": ["path"], "additionalProperties": false },
                          { "type": "object", "properties": { "data": { "type": "string", "description": "The bytes in base64." }, "name": { "type": "string", "description": "A file name; its ending tells the type." } }, "required": ["data"], "additionalProperties": false },
                          { "type": "string", "description": "A path, or a data URL." }
                        ]
                        """);
                }
                else
                {
                    foreach (var (_, member) in each)
                    {
                        ShowFiles(member);
                    }
                }

                break;
            default:
                break;
        }
    }
}
