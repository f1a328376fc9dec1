using System.Net;
using System.Text.Json;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Recording;
using DryApi.Emulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DryApi.Emulator.Control;

/// <summary>The control of an emulator over HTTP, for programs in other languages and for its page. It needs no key.</summary>
internal static class ControlEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Prefix = "/emulator";

    public static void Map(IEndpointRouteBuilder application)
    {
        var control = application.MapGroup(Prefix).AddEndpointFilter(ExplainAsync);
        control.MapGet("/operations", (ServiceDocuments documents) => Json(documents.Operations.Select(operation => operation.ToString())));
        control.MapGet("/clock", (EmulatorClock clock) => Json(Describe(clock)));
        control.MapPost("/clock", SetClockAsync);
        control.MapGet("/jobs", (EmulatorJobs jobs) => Json(jobs.List()));
        control.MapGet("/jobs/{id}", (string id, EmulatorJobs jobs) => jobs.Find(id) is { } job ? Json(job) : Missing("job", id));
        control.MapGet("/jobs/{id}/result", Result);
        control.MapPost("/jobs/{id}/end", async (string id, HttpRequest request, EmulatorJobs jobs) => jobs.End(id, await ReadAsync<JobScript>(request).ConfigureAwait(false)) ? Json(jobs.Find(id)!) : Missing("job under way", id));
        control.MapGet("/scripts", (JobScripts scripts) => Json(scripts.Next));
        control.MapPost("/scripts", AddScriptAsync);
        control.MapDelete("/scripts", (JobScripts scripts) => Done(scripts.Clear));
        control.MapGet("/faults", (EmulatorFaults faults) => Json(faults.Rules));
        control.MapPost("/faults", AddFaultAsync);
        control.MapDelete("/faults", (EmulatorFaults faults) => Done(faults.Clear));
        control.MapGet("/calls", (CallLog calls) => Json(calls.All));
        control.MapGet("/deliveries", (WebhookSender webhooks) => Json(webhooks.All.Select(EmulatedDeliveries.Describe)));
        control.MapPost("/deliveries/{id}/repeat", (string id, WebhookSender webhooks) => webhooks.Repeat(id) ? TypedResults.NoContent() : Missing("delivery", id));
        control.MapGet("/drift", (ResponseJudge judge) => Json(judge.Found));
        control.MapGet("/accounts", (AccountStore accounts) => Json(accounts.All.Select(Describe)));
        control.MapPost("/reset", (EmulatorState state) => Done(state.Reset));
        control.MapGet("/snapshot", (HttpContext context, EmulatorState state) =>
        {
            context.Response.ContentType = "application/json";
            return state.SaveAsync(context.Response.Body, context.RequestAborted);
        });
        control.MapPut("/snapshot", async (HttpContext context, EmulatorState state) =>
        {
            await state.RestoreAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            return TypedResults.NoContent();
        });
        control.MapGet("/events", (EmulatorEvents events, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(events.WatchAsync(cancellationToken)));
    }

    /// <summary>How the clock stands.</summary>
    public static object Describe(EmulatorClock clock) => new { now = clock.GetUtcNow(), stopped = clock.IsStopped };

    /// <summary>What a job made, as its link has it: but no call of the service, so that no fault befalls it. Whatever a script has put there, nothing in it runs.</summary>
    private static IResult Result(string id, HttpResponse response, JobStore jobs)
    {
        if (!jobs.TryGet(id, out var job) || !job.IsDone)
        {
            return Missing("result of a job", id);
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        var file = job.Work.File;
        return TypedResults.Bytes(file.Make(), file.ContentType, enableRangeProcessing: true);
    }

    private static async Task<IResult> SetClockAsync(HttpRequest request, EmulatorClock clock)
    {
        var order = await ReadAsync<ClockOrder>(request).ConfigureAwait(false);
        if (order.Stopped == true)
        {
            clock.Stop();
        }

        await clock.AdvanceAsync(order.Advance ?? TimeSpan.Zero, request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (order.Stopped == false)
        {
            clock.Start();
        }

        return Json(Describe(clock));
    }

    private static async Task<IResult> AddScriptAsync(HttpRequest request, JobScripts scripts)
    {
        scripts.Add(await ReadAsync<NextScript>(request).ConfigureAwait(false));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> AddFaultAsync(HttpRequest request, EmulatorFaults faults)
    {
        var order = await ReadAsync<FaultOrder>(request).ConfigureAwait(false);
        if (order.Probability is { } probability)
        {
            faults.FailRandomly(order.Operation, order.Fault, probability, order.Seed);
        }
        else
        {
            faults.FailNext(order.Operation, order.Fault, order.Times ?? 1);
        }

        return TypedResults.NoContent();
    }

    /// <summary>Keeps pages of others out, and makes one sentence of what is wrong.</summary>
    private static async ValueTask<object?> ExplainAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var request = invocation.HttpContext.Request;
        if ((request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}") || IsForAnotherName(request))
        {
            return Wrong(StatusCodes.Status403Forbidden, "This is for programs and for the emulator's own page, not for pages of others.");
        }

        try
        {
            return await next(invocation).ConfigureAwait(false);
        }
        catch (JsonException exception)
        {
            return Wrong(StatusCodes.Status400BadRequest, $"The body is not the JSON that {request.Method} {request.Path} takes: {exception.Message}");
        }
        catch (ArgumentException exception)
        {
            return Wrong(StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    /// <summary>Whether a name that leads to this machine, though it is none of it, was used: the means of a page elsewhere to be of one origin with the emulator.</summary>
    private static bool IsForAnotherName(HttpRequest request) =>
        request.HttpContext.Connection.LocalIpAddress is { } address && IPAddress.IsLoopback(address)
        && !(request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));

    private static async Task<T> ReadAsync<T>(HttpRequest request) =>
        await JsonSerializer.DeserializeAsync<T>(request.Body, EmulatorState.Json, request.HttpContext.RequestAborted).ConfigureAwait(false) ?? throw new JsonException("It is null.");

    private static object Describe(Account account) => new
    {
        clientId = account.Settings.ClientId,
        key = account.Settings.Name,
        plan = account.Settings.Plan,
        balance = account.Balance,
        hasWebhooks = account.HasWebhooks,
        quotas = account.Uses,
    };

    private static IResult Done(Action action)
    {
        action();
        return TypedResults.NoContent();
    }

    private static IResult Json(object value) => TypedResults.Json(value, EmulatorState.Json);

    private static IResult Missing(string what, string id) => Wrong(StatusCodes.Status404NotFound, $"There is no {what} {id}.");

    private static IResult Wrong(int status, string message) => TypedResults.Json(new { message }, statusCode: status);
}
