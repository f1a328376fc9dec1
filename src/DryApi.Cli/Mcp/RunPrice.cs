using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Mcp;

/// <summary>What runs cost, as the service says.</summary>
internal static class RunPrice
{
    /// <summary>Whether an operation costs something: it has a price, or it makes something.</summary>
    public static bool IsPaid(OperationDescription operation) => operation.PriceOperation is not null || operation.Submit is not null;

    /// <summary>Asks for the price of a run.</summary>
    /// <param name="session">The session.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="values">What it is run with; those that its price depends on are sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ToolRefusedException">There is no price to be had.</exception>
    public static async Task<decimal> GetAsync(AgentSession session, OperationDescription operation, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var asked = operation.PriceOperation ?? throw new ToolRefusedException($"operation: {operation.Name} costs something, and the service has no way to say how much. It is not run here.");
        var known = values.Where(value => asked.FindParameter(value.Key) is not null).ToDictionary(StringComparer.Ordinal);
        await RunDefaults.FillAsync(session, asked, operation, known, cancellationToken).ConfigureAwait(false);
        var response = AgentJson.Of(await session.Client.RunAsync(asked, known, cancellationToken).ConfigureAwait(false));
        // Prices of jobs stand in an object, those of prompts do not.
        return ((response?["data"] as JsonObject ?? response)?["price"] as JsonValue)?.TryGetValue<JsonElement>(out var price) == true && price.ValueKind == JsonValueKind.Number && price.TryGetDecimal(out var amount)
            ? amount
            : throw new ToolRefusedException("The service named no price, so nothing was submitted. Try again later.");
    }
}
