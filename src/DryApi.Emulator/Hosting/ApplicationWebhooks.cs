using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator.Hosting;

/// <summary>Where webhooks go when an application has the emulator inside: to its own endpoint, whatever host their URL names.</summary>
/// <param name="services">The services of the application.</param>
internal sealed class ApplicationWebhooks(IServiceProvider services)
{
    /// <summary>What <c>MapDryApiWebhooks</c> calls its endpoint: the emulator knows nothing else of the SDK.</summary>
    private const string EndpointName = "dryAPI webhooks";

    private readonly CancellationToken _started = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted;

    /// <summary>Gets whether it is known where the application listens, or that it does not.</summary>
    public bool IsStarted => _started.IsCancellationRequested || services.GetService<IServer>() is null;

    /// <summary>Where a webhook goes.</summary>
    /// <param name="asked">The URL that the job or the account has for it; null for none.</param>
    /// <returns>The same path at the application, or its endpoint; <paramref name="asked"/> where the application has no server.</returns>
    public Uri? UrlOf(Uri? asked)
    {
        if (Origin() is not { } origin)
        {
            return asked;
        }

        // By parts: a path that begins with two slashes would name another host to whoever joins them.
        return (asked ?? Endpoint()) is { } url ? new UriBuilder(url) { Scheme = origin.Scheme, Host = origin.Host, Port = origin.Port }.Uri : null;
    }

    /// <summary>Waits until the application listens.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _started.Register(started.SetResult);
        return started.Task.WaitAsync(cancellationToken);
    }

    private static Uri? AddressOf(BindingAddress listened) => listened is { IsUnixPipe: false, IsNamedPipe: false }
        ? new UriBuilder(listened.Scheme, listened.Host is "*" or "+" or "0.0.0.0" or "[::]" ? IPAddress.Loopback.ToString() : listened.Host, listened.Port).Uri
        : null;

    /// <summary>The application; https before http, which may lead there by a redirect, and that counts as a failure.</summary>
    private Uri? Origin() => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(address => AddressOf(BindingAddress.Parse(address)))
        .OfType<Uri>()
        .OrderByDescending(address => address.Scheme == Uri.UriSchemeHttps)
        .FirstOrDefault();

    /// <summary>The endpoint's path; null where it has none, or one with parameters.</summary>
    private Uri? Endpoint() => services.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.DisplayName == EndpointName && endpoint.RoutePattern.Parameters.Count == 0)
        .Select(endpoint => new UriBuilder { Path = endpoint.RoutePattern.RawText }.Uri)
        .FirstOrDefault();
}
