using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary><c>account</c></summary>
internal sealed class AccountTool(AgentSession session) : AgentTool(Describe(
    "account",
    "See the account",
    "Tells the balance of the account, what this session has spent and may still spend, and every run that it paid for with its job, also those whose call was cancelled or timed out.",
    """
    { "type": "object", "properties": {}, "additionalProperties": false }
    """,
    """
    {
      "type": "object",
      "properties": {
        "balance": { "type": "number" },
        "emulated": { "type": "boolean", "description": "Whether nothing is real: an emulator responds in place of the service." },
        "budget": {
          "type": "object",
          "properties": {
            "max_spend": { "type": "number" }, "max_price": { "type": "number" }, "reserved": { "type": "number" }, "left": { "type": "number" },
            "spent": { "type": "number", "description": "What was paid, or may have been: failed and uncertain runs count." }
          },
          "required": ["max_spend", "max_price", "spent", "reserved", "left"]
        },
        "runs": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "operation": { "type": "string" }, "key": { "type": "string" }, "model": { "type": "string" }, "price": { "type": "number" }, "state": { "type": "string", "enum": ["sending", "taken", "answered", "uncertain", "refused"] }, "job_id": { "type": "string" } },
            "required": ["operation", "price", "state"]
          }
        },
        "note": { "type": "string" }
      },
      "required": ["emulated", "budget", "runs"]
    }
    """))
{
    /// <inheritdoc/>
    protected override async Task<CallToolResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var budget = session.Budget;
        var data = new JsonObject
        {
            ["emulated"] = session.Settings.IsEmulated,
            ["budget"] = new JsonObject { ["max_spend"] = budget.MaxSpend, ["max_price"] = budget.MaxPrice, ["spent"] = budget.Counted, ["reserved"] = budget.Reserved, ["left"] = budget.Left },
            ["runs"] = new JsonArray([.. session.Submissions.All.Select(Entry)]),
        };
        try
        {
            if ((await session.Client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Balance is { } balance)
            {
                data["balance"] = balance;
            }
        }
        catch (DryApiException exception)
        {
            // What this session did is known without the service.
            data["note"] = ToolFailure.Of(exception);
        }

        return Result(data);
    }

    private static JsonNode Entry(Submission submission)
    {
        var entry = new JsonObject { ["operation"] = submission.Operation.Name, ["price"] = submission.Price, ["state"] = submission.State.ToString().ToLowerInvariant() };
        foreach (var (name, value) in new[] { ("key", submission.Key), ("model", submission.Model), ("job_id", submission.Job?.Id) })
        {
            if (value is not null)
            {
                entry[name] = value;
            }
        }

        return entry;
    }
}
