using System.Text.Json.Nodes;

namespace DryApi.Emulator.Handlers;

/// <summary>Says what the account has.</summary>
internal sealed class BalanceHandler : IOperationHandler
{
    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var said = new JsonObject { ["balance"] = call.Account.Balance };
        return call.Operation.Gives("balance") ? said : new JsonObject { ["data"] = said };
    }
}
