using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Handlers;

/// <summary>Says what something would cost.</summary>
/// <param name="price">The price.</param>
/// <param name="kind">The kind of job that is asked for; null where it is no job.</param>
internal sealed class PriceHandler(Func<RequestFields, decimal> price, JobKind? kind) : IOperationHandler
{
    /// <inheritdoc/>
    public Quota Quota => Quota.Price;

    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        if (kind is not null)
        {
            var errors = new FieldErrors();
            ServiceRules.JudgePrice(kind, call.Fields, errors);
            errors.ThrowIfAny();
        }

        var said = new JsonObject { ["price"] = price(call.Fields) };
        return call.Operation.Gives("price") ? said : new JsonObject { ["data"] = said };
    }
}
