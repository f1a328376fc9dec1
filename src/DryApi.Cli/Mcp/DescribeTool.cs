using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>describe_operation</c></summary>
internal sealed class DescribeTool() : AgentTool(Describe(
    "describe_operation",
    "Describe an operation",
    "Tells what an operation does and takes: the JSON Schema of the arguments that price and run take for it. Required values that a model has defaults for may be left out, and so may the model.",
    """
    { "type": "object", "properties": { "operation": { "type": "string", "description": "The name, as search_operations lists it." } }, "required": ["operation"], "additionalProperties": false }
    """,
    """
    {
      "type": "object",
      "properties": {
        "name": { "type": "string" }, "summary": { "type": "string" }, "description": { "type": "string" }, "method": { "type": "string" }, "path": { "type": "string" }, "makes": { "type": "string" },
        "costs": { "type": "boolean" }, "price_operation": { "type": "string" }, "deprecated": { "type": "boolean" }, "input_schema": { "type": "object" }
      },
      "required": ["name", "method", "path", "costs", "input_schema"]
    }
    """))
{
    /// <inheritdoc/>
    protected override Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var operation = Operation(call);
        var data = new JsonObject { ["name"] = operation.Name };
        foreach (var (name, value) in new[] { ("summary", operation.Summary), ("description", operation.Description), ("method", operation.Method), ("path", operation.Path), ("makes", OperationSearch.MadeBy(operation)), ("price_operation", operation.PriceOperation?.Name) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }

        data["costs"] = RunPrice.IsPaid(operation);
        if (operation.IsDeprecated)
        {
            data["deprecated"] = true;
        }

        data["input_schema"] = AgentSchema.Of(operation);
        return Task.FromResult(Result(data));
    }
}
