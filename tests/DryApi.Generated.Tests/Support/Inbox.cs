using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DryApi.Generated.Tests.Support;

/// <summary>An address on the loopback server that keeps what arrives.</summary>
internal sealed class Inbox(Uri address, string prefix, Func<HttpContext, Task> answer)
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    /// <summary>The base address to give to clients.</summary>
    public Uri Address { get; } = address;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The one request that arrived.</summary>
    public RecordedRequest Request => _requests.ShouldHaveSingleItem();

    public async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        _requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            target[prefix.Length..],
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await answer(context);
    }
}
