using System.Collections.Concurrent;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(LoopbackServer))]

namespace DryApi.Generated.Tests.Support;

/// <summary>
/// One HTTP server on this machine for all tests. Each test opens an <see cref="Inbox"/> of its own, whose address has a
/// path of its own, so that tests that run at the same time see nothing of each other.
/// </summary>
public sealed class LoopbackServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Inbox> _inboxes = new(StringComparer.Ordinal);
    private WebApplication? _app;
    private string _address = "";
    private int _count;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(System.Net.IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
        _address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <summary>An address of its own.</summary>
    /// <param name="answer">What answers there.</param>
    internal Inbox Open(Func<HttpContext, Task> answer)
    {
        var segment = "/inbox-" + Interlocked.Increment(ref _count);
        var inbox = new Inbox(new Uri(_address + segment), segment, answer);
        _inboxes[segment] = inbox;
        return inbox;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var end = path.IndexOf('/', 1);
        if (_inboxes.TryGetValue(end < 0 ? path : path[..end], out var inbox))
        {
            await inbox.AnswerAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
    }
}
