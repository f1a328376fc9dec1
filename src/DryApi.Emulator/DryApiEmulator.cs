using System.Net;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Control;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Hosting;
using DryApi.Emulator.Http;
using DryApi.Emulator.LiveUpdates;
using DryApi.Emulator.Recording;
using DryApi.Emulator.Results;
using DryApi.Emulator.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator;

/// <summary>
/// The dryAPI service on your own machine: no key of an account, no costs, no network. It listens on 127.0.0.1 only, unless told otherwise, keeps
/// its state in memory, and ends when it is disposed. Any API key that is not empty is good for it, unless the options name accounts.
/// </summary>
public sealed class DryApiEmulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EmulatorState _state;
    private readonly CallLog _calls;
    private readonly WebhookSender _webhooks;
    private readonly ResponseJudge _judge;

    private DryApiEmulator(WebApplication application, Uri baseAddress, Uri resultAddress)
    {
        var services = application.Services;
        _application = application;
        (_state, _calls, _webhooks) = (services.GetRequiredService<EmulatorState>(), services.GetRequiredService<CallLog>(), services.GetRequiredService<WebhookSender>());
        _judge = services.GetRequiredService<ResponseJudge>();
        (BaseAddress, ResultAddress) = (baseAddress, resultAddress);
        LiveUpdatesAddress = LiveUpdatesEndpoints.AddressOf(baseAddress, services.GetRequiredService<LiveUpdatesApp>().Key);
        (Clock, Faults, Jobs) = (services.GetRequiredService<EmulatorClock>(), services.GetRequiredService<EmulatorFaults>(), services.GetRequiredService<EmulatorJobs>());
        Operations = [.. services.GetRequiredService<ServiceDocuments>().Operations.Select(operation => operation.ToString())];
    }

    /// <summary>Where the emulator listens, such as <c>http://127.0.0.1:43210/</c>: the base address for a client.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where links to results lead, such as <c>http://127.0.0.1:43211/</c>: another port, as the service has another host for them.</summary>
    public Uri ResultAddress { get; }

    /// <summary>Where live updates are, such as <c>ws://127.0.0.1:43210/app/depin-api-prod-key</c>: a websocket with version 7 of the Pusher protocol.</summary>
    public Uri LiveUpdatesAddress { get; }

    /// <summary>The operations that are emulated: all of its documents, such as <c>POST /api/v1/client/txt2img</c>.</summary>
    public IReadOnlyList<string> Operations { get; }

    /// <summary>The clock that it goes by. Tests turn it; a client that has it as its <see cref="TimeProvider"/> waits by it.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>What goes wrong on demand.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The jobs, and what is to become of the next ones.</summary>
    public EmulatorJobs Jobs { get; }

    /// <summary>The last thousand requests that came, the oldest first.</summary>
    public IReadOnlyList<EmulatedCall> Calls => _calls.All;

    /// <summary>The last thousand webhooks, the oldest first.</summary>
    public IReadOnlyList<EmulatedDelivery> Deliveries => [.. _webhooks.All.Select(EmulatedDeliveries.Describe)];

    /// <summary>What the recorded service did and its document does not allow, each once; empty where nothing is recorded.</summary>
    public IReadOnlyList<BehaviorDrift> Drift => _judge.Found;

    /// <summary>Starts an emulator; it answers when this returns.</summary>
    /// <param name="options">How it behaves. Default: free ports, the system's clock, jobs of 600 milliseconds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or a document or a recording is none that can be read.</exception>
    /// <exception cref="IOException">A port is taken, or the file of a document is not there.</exception>
    public static async Task<DryApiEmulator> StartAsync(DryApiEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DryApiEmulatorOptions();
        options.Validate();
        var application = Build(options, ServiceDocuments.Read(options.Documents));
        try
        {
            EmulatorApplication.Use(application);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(AddressOf).ToList();
            application.Services.GetRequiredService<ResultLinks>().Port = addresses[1].Port;
            return new DryApiEmulator(application, addresses[0], addresses[1]);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends a webhook once more, now, as after a mistake in the receiver.</summary>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <returns>Whether there is one of that id.</returns>
    public bool Redeliver(string deliveryId) => _webhooks.Repeat(deliveryId);

    /// <summary>Forgets jobs, calls, deliveries, faults and scripts; accounts have what they had at the start. The clock stands where it stood.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Writes the whole state, as JSON: the clock, accounts, jobs with their files, deliveries, faults and scripts. Secrets of webhooks are in it.</summary>
    /// <param name="stream">Where to. It is not closed.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task SaveAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _state.SaveAsync(stream, cancellationToken);
    }

    /// <summary>Takes over a state that was saved, in place of its own.</summary>
    /// <param name="stream">What <see cref="SaveAsync"/> has written.</param>
    /// <param name="cancellationToken">Ends the reading; nothing has changed then.</param>
    /// <exception cref="ArgumentException">It is no snapshot, or one with operations or accounts that this emulator does not have. Nothing has changed then.</exception>
    public Task RestoreAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _state.RestoreAsync(stream, cancellationToken);
    }

    /// <summary>Stops the emulator; calls under way get two seconds to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>An address that a client on this machine can call, also where the emulator listens on all of them.</summary>
    internal static Uri AddressOf(IPEndPoint listened) => AddressOf($"http://{listened}");

    /// <summary>Makes an emulator that listens later, on ports that are taken.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="ports">The ports.</param>
    internal static DryApiEmulator Create(DryApiEmulatorOptions options, EmulatorPorts ports)
    {
        var application = Build(options, ServiceDocuments.Read(options.Documents), ports);
        EmulatorApplication.Use(application);
        application.Services.GetRequiredService<ResultLinks>().Port = ports.Results.Port;
        return new DryApiEmulator(application, AddressOf(ports.Api), AddressOf(ports.Results));
    }

    /// <summary>Begins to listen.</summary>
    internal Task ListenAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <summary>Listens no more.</summary>
    internal Task CloseAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    private static Uri AddressOf(string listened)
    {
        var address = new UriBuilder(listened);
        address.Host = address.Host is "0.0.0.0" or "[::]" ? IPAddress.Loopback.ToString() : address.Host;
        return address.Uri;
    }

    private static WebApplication Build(DryApiEmulatorOptions options, ServiceDocuments documents, EmulatorPorts? ports = null)
    {
        // Empty: no settings file or variable of the surrounding program may open another address or write a log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(ports?.Api ?? new IPEndPoint(options.ListenAddress, options.Port));
            kestrel.Listen(ports?.Results ?? new IPEndPoint(options.ListenAddress, options.ResultPort));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = EmulatorApplication.MaxRequestBytes;
        });
        if (ports is not null)
        {
            builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = ports.Of);
        }

        builder.Services.AddSingleton<IHostLifetime, NoopHostLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        EmulatorApplication.AddServices(builder.Services, options, documents);

        return builder.Build();
    }
}
