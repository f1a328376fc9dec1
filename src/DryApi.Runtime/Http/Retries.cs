using DryApi.Serialization;
using Polly;
using Polly.Retry;

namespace DryApi.Http;

/// <summary>Sends a call again after a first attempt that failed, where that is safe and in time. Polly makes the pauses.</summary>
internal static class Retries
{
    private static readonly ResiliencePropertyKey<RetryRun> RunKey = new("RetryRun");

    /// <summary>The end of a call whose first attempt failed.</summary>
    public static async ValueTask<Attempt<T>> ContinueAsync<T>(CallSender sender, Sending sending, Attempt<T> first, RetryOptions options, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var run = new RetryRun(sending, options, sender.TimeProvider);
        var last = first;
        run.Take(last.Failure, last.MayHaveBeenTaken);
        if (run.MayGoOn)
        {
            await SendAgainAsync().ConfigureAwait(false);
        }

        return last.Failure is null ? last : Attempt<T>.Failed(run.End(last.Failure), last.MayHaveBeenTaken);

        async ValueTask SendAgainAsync()
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            run.Stop = stop;
            var context = ResilienceContextPool.Shared.Get(stop.Token);
            context.Properties.Set(RunKey, run);
            try
            {
                var isFirst = true;
                await Pipeline(options, sender.TimeProvider).ExecuteAsync(
                    async _ =>
                    {
                        if (!isFirst && run.TryBegin())
                        {
                            last = await sender.SendOnceAsync<T>(sending, run.Left, cancellationToken).ConfigureAwait(false);
                            run.Take(last.Failure, last.MayHaveBeenTaken);
                        }

                        isFirst = false;
                    },
                    context).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (run.IsOver && !cancellationToken.IsCancellationRequested)
            {
                // The next pause would have been too long: the last failure stands.
            }
            finally
            {
                ResilienceContextPool.Shared.Return(context);
            }
        }
    }

    private static ResiliencePipeline Pipeline(RetryOptions options, TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            Randomizer = options.Randomizer,
            ShouldHandle = static arguments => new(arguments.Outcome.Exception is null && RunOf(arguments.Context).MayGoOn),
            DelayGenerator = static arguments => new(RunOf(arguments.Context).NextPause),
            OnRetry = static arguments =>
            {
                RunOf(arguments.Context).Pause(arguments.RetryDelay);
                return default;
            },
        })
        .Build();

    private static RetryRun RunOf(ResilienceContext context) => context.Properties.GetValue(RunKey, null!);
}
