using System.Globalization;
using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Handlers;

/// <summary>Says where a job stands, with fresh links to what it made.</summary>
internal sealed class StatusHandler(JobStore jobs, EmulatorClock clock, ResultLinks links) : IOperationHandler
{
    /// <inheritdoc/>
    public Quota Quota => Quota.Status;

    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var id = call.Fields.Text(call.Operation.PathNames[0]) ?? "";
        if (!jobs.TryGet(call.Account, id, out var job))
        {
            throw new BadHttpRequestException($"There is no job {id}. The emulator knows only jobs that it took since it was started, each for the account that submitted it.", StatusCodes.Status404NotFound);
        }

        return new JsonObject { ["data"] = AsDescribed(Describe(job, links.OriginOf(call.Request)), call.Operation.Success!.PropertyNamed("data")!) };
    }

    private JsonObject Describe(Job job, string origin)
    {
        lock (clock.Gate)
        {
            var data = new JsonObject { ["status"] = job.Status, ["progress"] = job.ProgressAt(clock.GetUtcNow()) };
            if (job.IsDone)
            {
                var work = job.Work;
                data["result_url"] = links.Create(origin, job, work.File);
                data["result"] = work.Text?.Invoke();
                data["results_alt_formats"] = work.Formats.Count == 0 ? null : new JsonObject(work.Formats.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)links.Create(origin, job, each.Value))));
            }
            else if (job is { HasEnded: true, Failure: { } failure })
            {
                (data["error_code"], data["error_message"], data["error_reason"]) = (failure.Code, failure.Message, failure.Reason);
                (data["retryable"], data["refunded"], data["failed_at"]) = (failure.Retryable, failure.Refunded, job.Ends!.Value.ToString("O", CultureInfo.InvariantCulture));
            }

            return data;
        }
    }

    /// <summary>What the document describes, which versions of the API do differently: no other fields, and null where that is allowed.</summary>
    private static JsonObject AsDescribed(JsonObject said, IOpenApiSchema schema) => new(schema.PropertyNames()
        .Where(name => said[name] is not null || schema.PropertyNamed(name)!.Types().HasFlag(JsonSchemaType.Null))
        .Select(name => KeyValuePair.Create(name, said[name]?.DeepClone())));
}
