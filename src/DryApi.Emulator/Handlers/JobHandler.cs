using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Handlers;

/// <summary>Takes jobs.</summary>
internal sealed class JobHandler(JobKind kind, ModelCatalog models, JobStore jobs, ResultLinks links) : IOperationHandler
{
    /// <inheritdoc/>
    public Quota Quota => kind.Quota;

    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var errors = new FieldErrors();
        var model = ServiceRules.Judge(kind, call.Fields, models, errors);
        errors.ThrowIfAny();
        var request = new JobRequest(call.Operation, kind, model, call.Fields);
        var job = jobs.Submit(call.Account, request, kind.Price(call.Fields), links.OriginOf(call.Request));
        return new JsonObject { ["data"] = new JsonObject { ["request_id"] = job.Id } };
    }
}
