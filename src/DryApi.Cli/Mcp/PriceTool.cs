using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>price</c></summary>
internal sealed class PriceTool(AgentSession session) : AgentTool(Describe(
    "price",
    "Ask for a price",
    "Tells what a run would cost, and whether it is within the limits of this session. Nothing is made or paid.",
    """
    {
      "type": "object",
      "properties": {
        "operation": { "type": "string", "description": "The name, as search_operations lists it." },
        "arguments": { "type": "object", "description": "What run would be given; describe_operation has the schema." }
      },
      "required": ["operation"],
      "additionalProperties": false
    }
    """,
    """
    {
      "type": "object",
      "properties": {
        "operation": { "type": "string" }, "price": { "type": "number" }, "model": { "type": "string" }, "within_limits": { "type": "boolean" },
        "left": { "type": "number", "description": "What this session may still spend." }, "max_price": { "type": "number", "description": "What one run may cost." }
      },
      "required": ["operation", "price", "within_limits", "left", "max_price"]
    }
    """))
{
    /// <inheritdoc/>
    protected override async Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var operation = Operation(call);
        var price = 0m;
        var (values, _) = await RunValues.ReadAsync(operation, call.Arguments.Object("arguments"), null, new AgentFiles(session, call.Request), cancellationToken).ConfigureAwait(false);
        if (RunPrice.IsPaid(operation))
        {
            await RunDefaults.FillAsync(session, operation, operation, values, cancellationToken).ConfigureAwait(false);
            price = await RunPrice.GetAsync(session, operation, values, cancellationToken).ConfigureAwait(false);
        }

        var left = session.Budget.Left;
        var data = new JsonObject
        {
            ["operation"] = operation.Name,
            ["price"] = price,
            ["within_limits"] = price <= session.Budget.MaxPrice && price <= left,
            ["left"] = left,
            ["max_price"] = session.Budget.MaxPrice,
        };
        if (values.GetValueOrDefault("model") is string model)
        {
            data["model"] = model;
        }

        return Result(data);
    }
}
