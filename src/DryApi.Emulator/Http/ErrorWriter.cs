using System.Text.Json.Nodes;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.Http;

/// <summary>Errors in the shapes that the service documents, and never a trace of the code.</summary>
internal static class ErrorWriter
{
    /// <summary>Runs the rest of the pipeline, and answers for what it throws or leaves without a body.</summary>
    public static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (RequestRefusedException refused) when (!context.Response.HasStarted)
        {
            await WriteRefusalAsync(context, refused.Errors).ConfigureAwait(false);
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, bad.StatusCode, bad.Message).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status500InternalServerError, $"The emulator failed: {exception.GetType().Name}. This is a mistake of the emulator, not of the request.").ConfigureAwait(false);
            return;
        }

        var status = context.Response.StatusCode;
        if (status >= 400 && context.Response is { HasStarted: false, ContentLength: null, ContentType: null })
        {
            await WriteAsync(context, status, MessageOf(context, status)).ConfigureAwait(false);
        }
    }

    /// <summary>An error without fields: as the running service writes it, or as its document says.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        CallLog.NoteOf(context).Refusal = message;
        return context.Response.WriteAsJsonAsync(
            context.RequestServices.GetRequiredService<DryApiEmulatorOptions>().DocumentedErrors
                ? new JsonObject { ["data"] = null, ["message"] = message, ["errors"] = new JsonArray(), ["statusCode"] = status }
                : new JsonObject { ["message"] = message },
            EmulatorJson.Plain.JsonObject,
            cancellationToken: context.RequestAborted);
    }

    /// <summary>The shape of 422: the messages by field.</summary>
    public static Task WriteRefusalAsync(HttpContext context, FieldErrors errors)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        CallLog.NoteOf(context).Refusal = string.Join(" ", errors.Messages.Select(each => $"{each.Key}: {string.Join(" ", each.Value)}"));
        return context.Response.WriteAsJsonAsync(
            new JsonObject { ["message"] = errors.Summary, ["errors"] = new JsonObject(errors.Messages.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)new JsonArray([.. each.Value])))) },
            EmulatorJson.Plain.JsonObject,
            cancellationToken: context.RequestAborted);
    }

    private static string MessageOf(HttpContext context, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"The contract has no path {context.Request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"The path {context.Request.Path} does not take {context.Request.Method}, only {context.Response.Headers.Allow}.",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };
}
