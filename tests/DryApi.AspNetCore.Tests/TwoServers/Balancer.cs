using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace DryApi.AspNetCore.Tests.TwoServers;

/// <summary>Stands before several servers: each request goes to one that lives, by chance, and where that dies meanwhile, the response is 502.</summary>
/// <param name="seed">What chance begins with.</param>
internal sealed class Balancer(int seed) : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private WebServer? _server;
    private int _count;

    public Uri Url => new(_server!.Url, "/webhooks/dryapi");

    public IReadOnlyList<ServerProcess> Servers { get; set; } = [];

    /// <summary>With which request a server is killed: the first of them, while it has that request.</summary>
    public int KillAt { get; init; }

    /// <summary>The deliveries that came, by their ids.</summary>
    public ConcurrentQueue<string> Deliveries { get; } = [];

    public static async Task<Balancer> StartAsync(int seed, int killAt)
    {
        var balancer = new Balancer(seed) { KillAt = killAt };
        balancer._server = await WebServer.StartAsync(balancer.ForwardAsync);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? default);
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Deliveries.Enqueue(context.Request.Headers["X-dryAPI-Delivery-Id"].ToString());
        var isLast = Interlocked.Increment(ref _count) == KillAt;
        var server = isLast ? Servers[0] : Next();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/webhooks/dryapi")) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        try
        {
            var sending = _http.SendAsync(request, context.RequestAborted);
            if (isLast)
            {
                server.Kill();
            }

            using var response = await sending;
            context.Response.StatusCode = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private ServerProcess Next()
    {
        lock (_lock)
        {
            var living = Servers.Where(server => !server.IsDead).ToList();
            return living[_random.Next(living.Count)];
        }
    }
}
