using DryApi.Http;

namespace DryApi;

/// <summary>
/// Fetches one result. After a cut it goes on where it was, or from the beginning where that cannot be; each such attempt comes after
/// a pause, and five in a row that bring next to nothing, or a thousand, are the end. When the link no longer opens it asks once for a fresh one.
/// </summary>
/// <param name="attempt">Makes the attempts.</param>
/// <param name="link">Where it lies.</param>
/// <param name="getFreshLink">Asks the service for another link; null when it has none.</param>
/// <param name="time">The time that pauses go by.</param>
internal sealed class ResultDownload(DownloadAttempt attempt, Uri link, Func<CancellationToken, Task<Uri?>> getFreshLink, TimeProvider time) : RetryRun(Pauses, time)
{
    private const int MostAttempts = 1000;

    private static readonly DryApiRetryOptions Pauses = new() { MaxRetries = 5, Delay = TimeSpan.FromSeconds(0.5) };

    private bool _isFresh;

    protected override bool MayGoOn => Failure is not null && IsPassing(Failure) && !attempt.HasMoved;

    /// <summary>Fetches it.</summary>
    /// <exception cref="DryApiException">It could not be fetched.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await AttemptAsync(cancellationToken).ConfigureAwait(false);
        while (Failure is not null)
        {
            if (!IsPassing(Failure) || attempt.Count >= MostAttempts)
            {
                throw Failure;
            }

            // What brought bytes begins the pauses anew.
            attempt.HasMoved = false;
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
            if (MayGoOn)
            {
                throw Failure;
            }
        }
    }

    protected override async ValueTask AttemptAsync(CancellationToken cancellationToken)
    {
        Failure = await attempt.RunAsync(link, cancellationToken).ConfigureAwait(false);
        if (!_isFresh && Failure is DryApiException failure && DownloadFailures.IsExpired(failure))
        {
            _isFresh = true;
            link = await getFreshLink(cancellationToken).ConfigureAwait(false) ?? throw Failure;
            Failure = await attempt.RunAsync(link, cancellationToken).ConfigureAwait(false);
        }
    }
}
