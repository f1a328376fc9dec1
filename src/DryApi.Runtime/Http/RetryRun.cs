using DryApi.Errors;
using Polly;
using Polly.Retry;

namespace DryApi.Http;

/// <summary>
/// Something that is tried again while it fails in passing: a call, a download, the wait for a job. Polly makes the pauses and counts the attempts; the
/// first one is made without it, as most succeed.
/// </summary>
/// <param name="options">How often, and after which pauses where the service asks for none.</param>
/// <param name="time">The time that pauses go by.</param>
internal abstract class RetryRun(RetryOptions options, TimeProvider time)
{
    private const int RequestTimeout = 408;
    private const int NotImplemented = 501;

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private bool _hasNoTime;

    /// <summary>How often, and after which pauses.</summary>
    protected RetryOptions Options => options;

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    protected ServiceException? Failure { get; set; }

    /// <summary>Whether there may be another attempt.</summary>
    protected abstract bool MayGoOn { get; }

    /// <summary>The pause before the next attempt; null where it is Polly's to choose.</summary>
    protected virtual TimeSpan? NextPause => PauseOf(Failure);

    /// <summary>Whether a failure may be over the next time: limits of rate and time, failures of the network and of the service.</summary>
    public static bool IsPassing(ServiceException failure) =>
        failure.Kind is FailureKind.RateLimit or FailureKind.Connection or FailureKind.Timeout || failure.ResponseStatusCode == RequestTimeout
        || (failure.Kind == FailureKind.Server && failure.ResponseStatusCode != NotImplemented);

    /// <summary>The pause that the service asks for, as long as a pause can be: a day is the longest that it makes callers wait.</summary>
    public static TimeSpan? PauseOf(ServiceException? failure) => failure?.RetryAfter is { } wait ? wait < LongestPause ? wait : LongestPause : null;

    /// <summary>Makes an attempt, and takes note of what comes of it.</summary>
    protected abstract ValueTask AttemptAsync(CancellationToken cancellationToken);

    /// <summary>Takes note of the pause that begins.</summary>
    /// <returns>Whether there is time for it.</returns>
    protected virtual bool TryPause(TimeSpan pause) => true;

    /// <summary>Pauses and tries again until nothing is left to try. What is known already, such as an attempt that failed, stands for the first one.</summary>
    protected async ValueTask ContinueAsync(CancellationToken cancellationToken)
    {
        var isKnown = true;
        try
        {
            await Pipeline().ExecuteAsync(
                async token =>
                {
                    // So that a pause goes before each attempt.
                    if (!isKnown)
                    {
                        await AttemptAsync(token).ConfigureAwait(false);
                    }

                    isKnown = false;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException) when (_hasNoTime)
        {
            // The pause would have been too long: the failure stands.
        }
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            Randomizer = options.Randomizer,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is null && MayGoOn),
            DelayGenerator = _ => new(NextPause),
            OnRetry = arguments => (_hasNoTime = !TryPause(arguments.RetryDelay)) ? throw Failure! : default(ValueTask),
        })
        .Build();
}
