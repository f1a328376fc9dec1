using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
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
internal sealed class ControlEndpoints(
    ServiceDocuments documents, EmulatorClock clock, EmulatorJobs jobs, JobStore store, JobScripts scripts, EmulatorFaults faults, CallLog calls, WebhookSender webhooks, ResponseJudge judge, AccountStore accounts, EmulatorState state, EmulatorEvents events)
{
    /// <summary>Where it is.</summary>
    public const string Prefix = "/emulator";

    public void Map(IEndpointRouteBuilder application)
    {
        var control = application.MapGroup(Prefix);
        Map(control, "GET", "/operations", _ => Json(documents.Operations.Select(operation => operation.ToString()), EmulatorJson.Default.IEnumerableString));
        Map(control, "GET", "/clock", _ => Clock());
        Map(control, "POST", "/clock", SetClockAsync);
        Map(control, "GET", "/jobs", _ => Json(jobs.List(), EmulatorJson.Default.IReadOnlyListEmulatedJob));
        Map(control, "GET", "/jobs/{id}", context => jobs.Find(IdOf(context)) is { } job ? Json(job, EmulatorJson.Default.EmulatedJob) : Missing("job", IdOf(context)));
        Map(control, "GET", "/jobs/{id}/result", Result);
        Map(control, "POST", "/jobs/{id}/end", EndAsync);
        Map(control, "GET", "/scripts", _ => Json(scripts.Next, EmulatorJson.Default.IReadOnlyListNextScript));
        Map(control, "POST", "/scripts", AddScriptAsync);
        Map(control, "DELETE", "/scripts", _ => Done(scripts.Clear));
        Map(control, "GET", "/faults", _ => Json(faults.Rules, EmulatorJson.Default.IReadOnlyListFaultRule));
        Map(control, "POST", "/faults", AddFaultAsync);
        Map(control, "DELETE", "/faults", _ => Done(faults.Clear));
        Map(control, "GET", "/calls", _ => Json(calls.All, EmulatorJson.Default.IReadOnlyListEmulatedCall));
        Map(control, "GET", "/deliveries", _ => Json([.. webhooks.All.Select(EmulatedDeliveries.Describe)], EmulatorJson.Default.EmulatedDeliveryArray));
        Map(control, "POST", "/deliveries/{id}/repeat", context => webhooks.Repeat(IdOf(context)) ? TypedResults.NoContent() : Missing("delivery", IdOf(context)));
        Map(control, "GET", "/drift", _ => Json(judge.Found, EmulatorJson.Default.IReadOnlyListBehaviorDrift));
        Map(control, "GET", "/accounts", _ => Json([.. accounts.All.Select(AccountReport.Of)], EmulatorJson.Default.AccountReportArray));
        Map(control, "POST", "/reset", _ => Done(state.Reset));
        Map(control, "GET", "/snapshot", SaveAsync);
        Map(control, "PUT", "/snapshot", RestoreAsync);
        Map(control, "GET", "/events", context => TypedResults.ServerSentEvents(events.WatchAsync(context.RequestAborted)));
    }

    /// <summary>What a job made, as its link has it: but no call of the service, so that no fault befalls it. Whatever a script has put there, nothing in it runs.</summary>
    private IResult Result(HttpContext context)
    {
        if (!store.TryGet(IdOf(context), out var job) || !job.IsDone)
        {
            return Missing("result of a job", IdOf(context));
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var file = job.Work.File;
        return TypedResults.Bytes(file.Make(), file.ContentType, enableRangeProcessing: true);
    }

    private IResult Clock() => Json(ClockReport.Of(clock), EmulatorJson.Default.ClockReport);

    private async Task<IResult> SetClockAsync(HttpContext context)
    {
        var order = await ReadAsync(context, EmulatorJson.Default.ClockOrder).ConfigureAwait(false);
        if (order.Stopped == true)
        {
            clock.Stop();
        }

        await clock.AdvanceAsync(order.Advance ?? TimeSpan.Zero, context.RequestAborted).ConfigureAwait(false);
        if (order.Stopped == false)
        {
            clock.Start();
        }

        return Clock();
    }

    private async Task<IResult> EndAsync(HttpContext context) =>
        jobs.End(IdOf(context), await ReadAsync(context, EmulatorJson.Default.JobScript).ConfigureAwait(false)) ? Json(jobs.Find(IdOf(context))!, EmulatorJson.Default.EmulatedJob) : Missing("job under way", IdOf(context));

    private async Task<IResult> AddScriptAsync(HttpContext context)
    {
        scripts.Add(await ReadAsync(context, EmulatorJson.Default.NextScript).ConfigureAwait(false));
        return TypedResults.NoContent();
    }

    private async Task<IResult> AddFaultAsync(HttpContext context)
    {
        var order = await ReadAsync(context, EmulatorJson.Default.FaultOrder).ConfigureAwait(false);
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

    private async Task<IResult> SaveAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await state.SaveAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Empty;
    }

    private async Task<IResult> RestoreAsync(HttpContext context)
    {
        await state.RestoreAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static void Map(IEndpointRouteBuilder control, string method, string path, Func<HttpContext, IResult> respond) => Map(control, method, path, context => Task.FromResult(respond(context)));

    private static void Map(IEndpointRouteBuilder control, string method, string path, Func<HttpContext, Task<IResult>> respond) => control.MapMethods(
        path, [method], async context => await (await ExplainAsync(context, respond).ConfigureAwait(false)).ExecuteAsync(context).ConfigureAwait(false));

    /// <summary>Keeps pages of others out, and makes one sentence of what is wrong.</summary>
    private static async Task<IResult> ExplainAsync(HttpContext context, Func<HttpContext, Task<IResult>> respond)
    {
        var request = context.Request;
        if ((request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}") || IsForAnotherName(request))
        {
            return Wrong(StatusCodes.Status403Forbidden, "This is for programs and for the emulator's own page, not for pages of others.");
        }

        try
        {
            return await respond(context).ConfigureAwait(false);
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

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false) ?? throw new JsonException("It is null.");

    private static IResult Done(Action action)
    {
        action();
        return TypedResults.NoContent();
    }

    private static IResult Json<T>(T value, JsonTypeInfo<T> type) => TypedResults.Json(value, type);

    private static IResult Missing(string what, string id) => Wrong(StatusCodes.Status404NotFound, $"There is no {what} {id}.");

    private static IResult Wrong(int status, string message) => TypedResults.Json(new JsonObject { ["message"] = message }, EmulatorJson.Plain.JsonObject, statusCode: status);
}
