using Microsoft.Extensions.Logging;

namespace DryApi;

/// <summary>Renews a claim until it is disposed, which waits for what is under way: nothing is written over what comes after.</summary>
internal sealed class ClaimRenewal : IAsyncDisposable
{
    private readonly ITimer _timer;
    private volatile Task _last = Task.CompletedTask;

    /// <summary>Begins to renew a claim, three times in its time.</summary>
    public ClaimRenewal(IDryApiWebhookClaims claims, string deliveryId, TimeSpan timeout, TimeProvider timeProvider, ILogger logger)
    {
        _timer = timeProvider.CreateTimer(_ => _last = RenewAsync(), null, timeout / 3, timeout / 3);

        async Task RenewAsync()
        {
            try
            {
                await claims.RenewAsync(deliveryId, timeout, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                WebhookLog.NotRenewed(logger, deliveryId, exception);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _last.ConfigureAwait(false);
    }
}
