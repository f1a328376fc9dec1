using DryApi.Emulator.Control;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.Results;

/// <summary>Where results are fetched. It stands for the service's storage on another host, so it wants the signature and no key.</summary>
internal static class ResultEndpoint
{
    public static async Task RespondAsync(HttpContext context)
    {
        var faults = context.RequestServices.GetRequiredService<FaultyResponse>();
        CallLog.NoteOf(context).Operation = OperationNames.Results;
        var fault = faults.Take(context, OperationNames.Results);
        if (await faults.BeginAsync(context, fault).ConfigureAwait(false))
        {
            return;
        }

        var (status, message, result) = Find(context);
        if (result is null)
        {
            await ErrorWriter.WriteAsync(context, status, message).ConfigureAwait(false);
            return;
        }

        var content = result.Make();
        if (fault is null)
        {
            // In ranges as well: a player that looks for a moment of a video asks for these.
            await TypedResults.Bytes(content, result.ContentType, enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = result.ContentType;
        await faults.WriteAsync(context, content, fault).ConfigureAwait(false);
    }

    private static (int Status, string Message, ResultFile? Result) Find(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count > 0)
        {
            return (StatusCodes.Status400BadRequest, "A result link got an Authorization header. It is signed by itself, and may lead to another host: never send it the API key.", null);
        }

        var links = context.RequestServices.GetRequiredService<ResultLinks>();
        var jobs = context.RequestServices.GetRequiredService<JobStore>();
        var file = (string)request.RouteValues["file"]!;
        var expires = request.Query["expires"].ToString();
        if (!links.IsSigned(file, expires, request.Query["signature"].ToString()))
        {
            return (StatusCodes.Status403Forbidden, "The signature of this link is missing or wrong.", null);
        }

        if (links.IsExpired(expires))
        {
            return (StatusCodes.Status403Forbidden, "This link has expired. The status of the job has a fresh one.", null);
        }

        return jobs.TryGet(Path.GetFileNameWithoutExtension(file), out var job) && job.IsDone
            && job.Work is var work && work.Formats.Values.Prepend(work.File).FirstOrDefault(each => file.EndsWith("." + each.Extension, StringComparison.Ordinal)) is { } result
            ? (StatusCodes.Status200OK, "", result)
            : (StatusCodes.Status404NotFound, "The job of this link is forgotten.", null);
    }
}
