using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Handlers;

/// <summary>Takes jobs.</summary>
internal sealed class JobHandler(JobKind kind, ModelCatalog models, JobStore jobs) : IOperationHandler
{
    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var errors = new FieldErrors();
        var model = ServiceRules.Judge(kind, call.Fields, models, errors);
        errors.ThrowIfAny();
        var id = jobs.Submit(kind.Price(call.Fields), ResultMaker.Make(kind.Makes, call.Fields, model));
        return new JsonObject { ["data"] = new JsonObject { ["request_id"] = id } };
    }
}
