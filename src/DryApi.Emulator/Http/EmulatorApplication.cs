using System.Text.Json.Nodes;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Control;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Handlers;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.LiveUpdates;
using DryApi.Emulator.Page;
using DryApi.Emulator.Recording;
using DryApi.Emulator.Requests;
using DryApi.Emulator.Results;
using DryApi.Emulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.Http;

/// <summary>What an emulator is made of, whatever server it runs on.</summary>
internal static class EmulatorApplication
{
    public const long MaxRequestBytes = 110L * 1024 * 1024;

    private const string Results = "/results";

    /// <summary>How long somebody who listens to live updates may be silent, in real time, before it is taken for gone.</summary>
    private static readonly TimeSpan LivePeerTime = TimeSpan.FromMinutes(2);

    public static void AddServices(IServiceCollection services, DryApiEmulatorOptions options, ServiceDocuments documents)
    {
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxRequestBytes);
        services.AddRoutingCore();
        services.AddSingleton(options);
        services.AddSingleton(documents);
        services.AddSingleton(new OperationNames([.. documents.Operations.Select(operation => operation.ToString())]));
        services.AddSingleton(_ => new EmulatorClock(options.TimeProvider));
        services.AddSingleton<ModelCatalog>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<JobScripts>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<ResultLinks>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<HandlerTable>();
        services.AddSingleton<FaultyResponse>();
        services.AddSingleton<Front>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<EmulatorState>();
        services.AddSingleton<ResponseJudge>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<Replayer>();
        services.AddSingleton<EmulatorEvents>();
        services.AddSingleton<ControlEndpoints>();
        services.AddSingleton<LiveUpdatesApp>();
        services.AddSingleton<LiveUpdatesHub>();
        services.AddSingleton(provider => new EmulatorFaults(provider.GetRequiredService<OperationNames>()));
        services.AddSingleton(provider => new EmulatorJobs(
            provider.GetRequiredService<JobStore>(), provider.GetRequiredService<JobScripts>(), provider.GetRequiredService<ResultLinks>(), provider.GetRequiredService<EmulatorClock>()));
    }

    public static void Use(IApplicationBuilder application)
    {
        // They listen to what happens from the start.
        _ = application.ApplicationServices.GetRequiredService<EmulatorEvents>();
        _ = application.ApplicationServices.GetRequiredService<LiveUpdatesHub>();
        application.UseWebSockets(new WebSocketOptions { KeepAliveTimeout = LivePeerTime });
        application.Use(ServeAsync);
        application.UseRouting();
        var names = application.ApplicationServices.GetRequiredService<OperationNames>();
        foreach (var demand in application.ApplicationServices.GetRequiredService<DryApiEmulatorOptions>().Demands)
        {
            names.Check(demand.Operation, nameof(DryApiEmulatorOptions.Demands));
        }

        application.UseEndpoints(endpoints =>
        {
            endpoints.ServiceProvider.GetRequiredService<ControlEndpoints>().Map(endpoints);
            LiveUpdatesEndpoints.Map(endpoints);
            EmulatorPage.Map(endpoints);
            Map(endpoints, application.ApplicationServices);
        });
    }

    /// <summary>Maps what the service has: emulated, sent on to the real one, or replayed.</summary>
    private static void Map(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var options = services.GetRequiredService<DryApiEmulatorOptions>();
        Func<HttpContext, Operation?, Task>? respond = options.RecordTo is not null ? services.GetRequiredService<Recorder>().RespondAsync : options.ReplayFrom is not null ? services.GetRequiredService<Replayer>().RespondAsync : null;
        RequestDelegate results = options.RecordTo is not null ? services.GetRequiredService<Recorder>().RespondWithResultAsync
            : respond is not null ? context => respond(context, null)
            : ResultEndpoint.RespondAsync;
        endpoints.MapMethods(OperationNames.Results["GET ".Length..], ["GET", "HEAD"], results);
        foreach (var operation in services.GetRequiredService<ServiceDocuments>().Operations)
        {
            endpoints.MapMethods(operation.Route, [operation.Method], respond is null ? services.GetRequiredService<Front>().Of(operation) : context => respond(context, operation));
        }

        if (respond is null)
        {
            LiveUpdatesEndpoints.MapAuthorization(endpoints);
        }
        else
        {
            endpoints.MapFallback("/{**path}", context => respond(context, null));
        }
    }

    /// <summary>The service's side is logged and asks for a key, as the storage of results does not; the emulator's own side and live updates are neither.</summary>
    private static Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var isResult = path.StartsWithSegments(Results, StringComparison.Ordinal);
        var services = context.RequestServices;
        if (services.GetRequiredService<ResultLinks>().Port is { } port && (context.Connection.LocalPort == port) != isResult)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsJsonAsync(new JsonObject { ["message"] = isResult ? $"Results are at port {port}." : "Only results are at this port." }, EmulatorJson.Plain.JsonObject, cancellationToken: context.RequestAborted);
        }

        return path == EmulatorPage.Path || path.StartsWithSegments(ControlEndpoints.Prefix, StringComparison.Ordinal) || path.StartsWithSegments(LiveUpdatesEndpoints.Prefix, StringComparison.Ordinal)
            ? next(context)
            : services.GetRequiredService<CallLog>().RunAsync(
                context,
                logged => ErrorWriter.HandleAsync(logged, isResult || services.GetRequiredService<DryApiEmulatorOptions>().RecordTo is not null ? next : known => ApiKey.CheckAsync(known, next)));
    }
}
