using System.Text.Json.Nodes;
using DryApi.Emulator.Jobs;

namespace DryApi.Emulator.Handlers;

/// <summary>Says what the account has.</summary>
internal sealed class BalanceHandler(Account account) : IOperationHandler
{
    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var said = new JsonObject { ["balance"] = account.Balance };
        return call.Operation.Gives("balance") ? said : new JsonObject { ["data"] = said };
    }
}
