using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace DryApi.TestSupport.Servers;

/// <summary>
/// One HTTP server on this machine for all tests. Each test opens an <see cref="Inbox"/> of its own, whose URL has a
/// path of its own, so that tests that run at the same time see nothing of each other.
/// </summary>
public sealed class LoopbackServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Inbox> _inboxes = new(StringComparer.Ordinal);
    private WebServer? _server;
    private int _count;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await WebServer.StartAsync(RespondAsync);

    /// <summary>Opens a URL of its own.</summary>
    /// <param name="respond">What responds there.</param>
    public Inbox Open(Func<HttpContext, Task> respond)
    {
        var segment = "/inbox-" + Interlocked.Increment(ref _count);
        var inbox = new Inbox(new Uri(_server!.Url, segment), segment, respond);
        _inboxes[segment] = inbox;
        return inbox;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task RespondAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var end = path.IndexOf('/', 1);
        if (_inboxes.TryGetValue(end < 0 ? path : path[..end], out var inbox))
        {
            await inbox.RespondAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
    }
}
