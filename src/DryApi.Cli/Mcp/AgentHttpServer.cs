using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.AspNetCore;

namespace DryApi.Cli.Mcp;

/// <summary>The server over HTTP, on this machine alone.</summary>
internal sealed class AgentHttpServer : IAsyncDisposable
{
    private const string Path = "/mcp";
    private const long MaxRequestBytes = 64L * 1024 * 1024;

    private readonly WebApplication _application;

    private AgentHttpServer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="session">What its connections share.</param>
    /// <param name="port">The port; 0 is a free one.</param>
    /// <param name="token">What clients have to bring; null for nothing.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<AgentHttpServer> StartAsync(AgentSession session, int port, string? token, CancellationToken cancellationToken)
    {
        // Empty: no settings file or variable of the surrounding program may open another address or write a log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NobodysLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // Clients of the newest revision have no sessions; those before it have one, without which the user could not be asked.
        AgentServer.Add(builder.Services, session).WithHttpTransport(options => options.SessionMode = HttpServerSessionMode.StatefulForInitializeClients);
        var application = builder.Build();
        try
        {
            application.Use(new LoopbackGuard(token).InvokeAsync);
            // What handlers throw is told by the package of the protocol; it throws itself where a message names something by what is no text, and the server where what is sent breaks off.
            application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = RefuseAsync });
            application.UseRouting();
            application.MapMcp(Path);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            return new AgentHttpServer(application, new Uri(new Uri(address), Path));
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        var error = new JsonObject { ["code"] = (int)McpErrorCode.InvalidRequest, ["message"] = "This cannot be read as a message of the protocol." };
        return context.Response.WriteAsync(AgentJson.Text(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = null, ["error"] = error }), context.RequestAborted);
    }

    /// <summary>The command decides when it ends.</summary>
    private sealed class NobodysLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
