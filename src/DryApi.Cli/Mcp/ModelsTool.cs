using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>models</c></summary>
internal sealed class ModelsTool(AgentSession session) : AgentTool(Describe(
    "models",
    "List models",
    "Lists the models, by the operation that they are for, or tells all of one: its limits, its defaults, its languages and voices.",
    """
    {
      "type": "object",
      "properties": {
        "operation": { "type": "string", "description": "Only models that can do this operation." },
        "name": { "type": "string", "description": "All of the model with this slug." }
      },
      "additionalProperties": false
    }
    """,
    """
    {
      "type": "object",
      "properties": {
        "models": {
          "type": "array",
          "items": { "type": "object", "properties": { "slug": { "type": "string" }, "name": { "type": "string" }, "operations": { "type": "array", "items": { "type": "string" } } }, "required": ["slug", "operations"] }
        },
        "model": { "type": "object" }
      }
    }
    """))
{
    /// <inheritdoc/>
    protected override async Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var (name, operation) = (call.Arguments.Text("name"), call.Arguments.Text("operation") is null ? null : Operation(call));
        var found = new JsonArray();
        await foreach (var model in session.Client.Models.ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            var tasks = ModelTasks.Of(model);
            if (name is not null && model.Slug == name)
            {
                return Result(new JsonObject { ["model"] = AgentJson.Of(model) });
            }

            if (name is null && model.Slug is { } slug && (operation is null || tasks.Contains(operation.Name.Replace('-', '_'))))
            {
                found.Add((JsonNode)new JsonObject { ["slug"] = slug, ["name"] = model.Name ?? slug, ["operations"] = new JsonArray([.. tasks.Select(task => (JsonNode)task.Replace('_', '-'))]) });
            }
        }

        return name is null ? Result(new JsonObject { ["models"] = found }) : throw new ToolRefusedException($"name: there is no model '{name}'. Without a name, this tool lists them.");
    }
}
