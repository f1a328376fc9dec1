using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace DryApi.TestSupport.Servers;

/// <summary>Stands before a server whose port is not known yet, as a proxy of a developer does: hands on what is posted, with its own headers (<c>X-…</c>), and notes what came of it.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TaskCompletionSource<Uri> _target = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> _statuses = new();
    private WebServer? _server;

    private Relay()
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => _server!.Url;

    /// <summary>Starts it.</summary>
    public static async Task<Relay> StartAsync()
    {
        var relay = new Relay();
        relay._server = await WebServer.StartAsync(relay.ForwardAsync);
        return relay;
    }

    /// <summary>Says where the server is; what came before goes there now.</summary>
    public void SendTo(Uri server) => _target.SetResult(server);

    /// <summary>Waits for the response to a webhook of a kind.</summary>
    /// <param name="happened">The event, such as <c>job.completed</c>.</param>
    /// <returns>The status.</returns>
    public Task<int> StatusOfAsync(string happened) => StatusOf(happened).Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? default);
        _http.Dispose();
    }

    private TaskCompletionSource<int> StatusOf(string happened) => _statuses.GetOrAdd(happened, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await _target.Task.WaitAsync(context.RequestAborted), context.Request.Path)) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        using var response = await _http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        StatusOf(context.Request.Headers["X-dryAPI-Event"].ToString()).TrySetResult(context.Response.StatusCode);
    }
}
