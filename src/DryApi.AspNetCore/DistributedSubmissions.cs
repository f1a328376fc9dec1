using Microsoft.Extensions.Caching.Distributed;

namespace DryApi;

/// <summary>Intents to submit jobs as values of a cache: a word for what was sent, or the id of the job that was taken.</summary>
internal sealed class DistributedSubmissions(IDistributedCache cache) : IDryApiSubmissionStore
{
    private const string Prefix = "DryApi:Submissions:";
    private const string Sent = "sent";
    private const string Taken = "taken:";

    private static readonly DistributedCacheEntryOptions Lifetime = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(2) };

    public async ValueTask AddAsync(string token, CancellationToken cancellationToken) => await SetAsync(token, Sent, cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> TakeAsync(string token, string jobId, CancellationToken cancellationToken)
    {
        var known = await FindAsync(token, cancellationToken).ConfigureAwait(false);
        if (known is { JobId: null })
        {
            await SetAsync(token, Taken + jobId, cancellationToken).ConfigureAwait(false);
        }

        return known is not null;
    }

    public async ValueTask<DryApiSubmissionState?> FindAsync(string token, CancellationToken cancellationToken) => await cache.GetStringAsync(Prefix + token, cancellationToken).ConfigureAwait(false) switch
    {
        null => null,
        var value when value.StartsWith(Taken, StringComparison.Ordinal) => new DryApiSubmissionState(value[Taken.Length..]),
        _ => new DryApiSubmissionState(null),
    };

    public async ValueTask RemoveAsync(string token, CancellationToken cancellationToken) => await cache.RemoveAsync(Prefix + token, cancellationToken).ConfigureAwait(false);

    private Task SetAsync(string token, string value, CancellationToken cancellationToken) => cache.SetStringAsync(Prefix + token, value, Lifetime, cancellationToken);
}
