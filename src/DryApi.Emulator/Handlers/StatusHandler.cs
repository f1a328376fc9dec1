using System.Globalization;
using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Handlers;

/// <summary>Says where a job stands, with fresh links to what it made.</summary>
internal sealed class StatusHandler(JobStore jobs, ResultLinks links) : IOperationHandler
{
    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var id = call.Fields.Text(call.Operation.PathNames[0]) ?? "";
        if (!jobs.TryGet(id, out var job))
        {
            throw new BadHttpRequestException($"There is no job {id}. The emulator knows only jobs that it took since it was started.", StatusCodes.Status404NotFound);
        }

        var state = jobs.StateOf(job);
        var data = new JsonObject { ["status"] = state.Status, ["progress"] = state.Progress };
        if (state.IsDone)
        {
            data["result_url"] = links.Create(call.Origin, job, job.Work.File);
            data["result"] = job.Work.Text?.Invoke();
            data["results_alt_formats"] = job.Work.Formats.Count == 0 ? null : new JsonObject(job.Work.Formats.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)links.Create(call.Origin, job, each.Value))));
        }

        if (state.Failure is { } failure)
        {
            (data["error_code"], data["error_message"], data["error_reason"]) = ("PROCESSING_ERROR", failure, "input_unreadable");
            (data["retryable"], data["refunded"], data["failed_at"]) = (false, true, state.FailedAt.ToString("O", CultureInfo.InvariantCulture));
        }

        return new JsonObject { ["data"] = AsDescribed(data, call.Operation.Success!.PropertyNamed("data")!) };
    }

    /// <summary>What the document describes, which versions of the API do differently: no other fields, and null where that is allowed.</summary>
    private static JsonObject AsDescribed(JsonObject said, IOpenApiSchema schema) => new(schema.PropertyNames()
        .Where(name => said[name] is not null || schema.PropertyNamed(name)!.Types().HasFlag(JsonSchemaType.Null))
        .Select(name => KeyValuePair.Create(name, said[name]?.DeepClone())));
}
