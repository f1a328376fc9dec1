using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace DryApi;

/// <summary>Claims as values of a cache: the token of whoever has one in work, or a word for what was handled.</summary>
internal sealed class DistributedClaims(IDistributedCache cache, TimeProvider timeProvider) : IDryApiWebhookClaims
{
    private const string Prefix = "DryApi:Webhooks:";
    private const string Handled = "handled";

    /// <summary>How long another server may take from its reading to its writing.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly bool _isShared = cache is not MemoryDistributedCache;

    /// <summary>The tokens of the claims that this server has.</summary>
    private readonly ConcurrentDictionary<string, string> _own = new(StringComparer.Ordinal);

    public async ValueTask<WebhookClaim> ClaimAsync(string deliveryId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        if (!_own.TryAdd(deliveryId, token))
        {
            return WebhookClaim.InWork;
        }

        var claim = WebhookClaim.InWork;
        try
        {
            claim = await WriteAsync(KeyOf(deliveryId), token, timeout, cancellationToken).ConfigureAwait(false);
            return claim;
        }
        finally
        {
            if (claim != WebhookClaim.Claimed)
            {
                _own.TryRemove(deliveryId, out _);
            }
        }
    }

    public async ValueTask RenewAsync(string deliveryId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_own.TryGetValue(deliveryId, out var token))
        {
            await SetAsync(KeyOf(deliveryId), token, timeout, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask CompleteAsync(string deliveryId, TimeSpan window, CancellationToken cancellationToken)
    {
        try
        {
            await SetAsync(KeyOf(deliveryId), Handled, window, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _own.TryRemove(deliveryId, out _);
        }
    }

    public async ValueTask ReleaseAsync(string deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            // One that ran out may be another's by now.
            if (_own.TryGetValue(deliveryId, out var token) && await cache.GetStringAsync(KeyOf(deliveryId), cancellationToken).ConfigureAwait(false) == token)
            {
                await cache.RemoveAsync(KeyOf(deliveryId), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _own.TryRemove(deliveryId, out _);
        }
    }

    /// <summary>An id is as long as whoever signed it wants.</summary>
    private static string KeyOf(string deliveryId) => Prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)));

    private async Task<WebhookClaim> WriteAsync(string key, string token, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await cache.GetStringAsync(key, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known == Handled ? WebhookClaim.Handled : WebhookClaim.InWork;
        }

        await SetAsync(key, token, timeout, cancellationToken).ConfigureAwait(false);
        if (!_isShared)
        {
            return WebhookClaim.Claimed;
        }

        await Task.Delay(Settling, timeProvider, cancellationToken).ConfigureAwait(false);
        return await cache.GetStringAsync(key, cancellationToken).ConfigureAwait(false) == token ? WebhookClaim.Claimed : WebhookClaim.InWork;
    }

    private Task SetAsync(string key, string value, TimeSpan time, CancellationToken cancellationToken) =>
        cache.SetStringAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = time }, cancellationToken);
}
