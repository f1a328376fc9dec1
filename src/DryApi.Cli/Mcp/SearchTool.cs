using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>search_operations</c></summary>
internal sealed class SearchTool() : AgentTool(Describe(
    "search_operations",
    "Search operations",
    "Finds what the service can do: pictures, videos, speech and music from text, edits, enlargements and cut-outs of pictures and videos, OCR, transcripts, vectors, better prompts. Without words it lists all. Then describe_operation tells what one takes.",
    """
    { "type": "object", "properties": { "query": { "type": "string", "description": "Words in English, such as 'image from text' or 'transcribe video'. Left out: all operations." } }, "additionalProperties": false }
    """,
    """
    {
      "type": "object",
      "properties": {
        "operations": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "name": { "type": "string" }, "summary": { "type": "string" }, "makes": { "type": "string" }, "costs": { "type": "boolean" }, "takes_files": { "type": "boolean" } },
            "required": ["name", "summary", "costs", "takes_files"]
          }
        },
        "note": { "type": "string" }
      },
      "required": ["operations"]
    }
    """))
{
    /// <inheritdoc/>
    protected override Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var query = call.Arguments.Text("query");
        var found = string.IsNullOrWhiteSpace(query) ? OperationSearch.All : [.. OperationSearch.Find(query)];
        var data = new JsonObject { ["operations"] = new JsonArray([.. (found.Count > 0 ? found : OperationSearch.All).Select(Entry)]) };
        if (found.Count == 0)
        {
            data["note"] = "No operation has these words; these are all.";
        }

        return Task.FromResult(Result(data));
    }

    private static JsonNode Entry(OperationDescription operation)
    {
        var entry = new JsonObject
        {
            ["name"] = operation.Name,
            ["summary"] = operation.Summary ?? operation.Description ?? operation.Path,
            ["costs"] = RunPrice.IsPaid(operation),
            ["takes_files"] = operation.Parameters.Any(parameter => parameter.Type == ParameterType.File || parameter.Items?.Type == ParameterType.File),
        };
        if (OperationSearch.MadeBy(operation) is { } makes)
        {
            entry["makes"] = makes;
        }

        return entry;
    }
}
