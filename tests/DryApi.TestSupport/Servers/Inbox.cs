using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DryApi.TestSupport.Servers;

/// <summary>A URL on the loopback server that keeps what arrives.</summary>
public sealed class Inbox(Uri url, string prefix, Func<HttpContext, Task> respond)
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    /// <summary>The base URL to give to clients.</summary>
    public Uri Url { get; } = url;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The one request that arrived.</summary>
    public RecordedRequest Request => _requests.ShouldHaveSingleItem();

    /// <summary>Keeps the request, and has it responded to.</summary>
    public async Task RespondAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        _requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            target[prefix.Length..],
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await respond(context);
    }
}
