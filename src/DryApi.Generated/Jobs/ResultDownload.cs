using Polly;
using Polly.Retry;

namespace DryApi;

/// <summary>
/// Fetches one result. After a cut it goes on where it was, or from the beginning where that cannot be; each such attempt comes after
/// a pause, and five in a row that bring next to nothing, or a thousand, are the end. When the link no longer opens it asks once for a fresh one.
/// </summary>
internal sealed class ResultDownload(DownloadAttempt attempt, TimeProvider time)
{
    private const int MostIdleAttempts = 5;
    private const int MostAttempts = 1000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Fetches it.</summary>
    /// <param name="link">Where it lies.</param>
    /// <param name="getFreshLink">Asks the service for another link; null when it has none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DryApiException">It could not be fetched.</exception>
    public async Task RunAsync(Uri link, Func<CancellationToken, Task<Uri?>> getFreshLink, CancellationToken cancellationToken)
    {
        var isFresh = false;
        var failure = await attempt.RunAsync(link, cancellationToken).ConfigureAwait(false);
        while (failure is not null)
        {
            if (!isFresh && DownloadFailures.IsExpired(failure))
            {
                isFresh = true;
                link = await getFreshLink(cancellationToken).ConfigureAwait(false) ?? throw failure;
                failure = await attempt.RunAsync(link, cancellationToken).ConfigureAwait(false);
            }
            else if (DownloadFailures.IsCut(failure))
            {
                failure = await AfterCutAsync(link, failure, cancellationToken).ConfigureAwait(false);
                if (failure is not null && (IsIdle(failure) || attempt.Count >= MostAttempts))
                {
                    throw failure;
                }
            }
            else
            {
                throw failure;
            }
        }
    }

    private bool IsIdle(DryApiException failure) => DownloadFailures.IsCut(failure) && !attempt.HasMoved;

    /// <summary>Attempts with growing pauses, until one brings bytes or ends otherwise than by a cut.</summary>
    private async Task<DryApiException?> AfterCutAsync(Uri link, DryApiException cut, CancellationToken cancellationToken)
    {
        DryApiException? first = cut;
        attempt.HasMoved = false;
        var pauses = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is DryApiException failure && IsIdle(failure)),
            MaxRetryAttempts = MostIdleAttempts,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Result as DryApiRateLimitException)?.RetryAfter is { } wait
                ? wait < LongestRetryAfter ? wait : LongestRetryAfter
                : (TimeSpan?)null),
        }).Build();
        return await pauses.ExecuteAsync(
            async token =>
            {
                // The cut is the first outcome, so that a pause comes before every attempt.
                var known = first;
                first = null;
                return known ?? await attempt.RunAsync(link, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
