using DryApi.Errors;
using DryApi.Http;

namespace DryApi;

/// <summary>One wait for a job's end. Asking is free and can be done again: the job that was paid for goes on meanwhile.</summary>
/// <remarks>What is told meanwhile (<see cref="IJobNews"/>) makes it ask less often, and at once when that pays.</remarks>
internal sealed class JobWait(DryApiJob job, JobWaitOptions options, IProgress<JobProgress>? progress, JobWatch? watch = null) : RetryRun(WithoutEnd, job.Time)
{
    /// <summary>Failures of service or network in a row that waiting puts up with.</summary>
    private const int MostFailures = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly DryApiRetryOptions WithoutEnd = new() { MaxRetries = int.MaxValue, Delay = TimeSpan.Zero };

    private readonly PollingSchedule _schedule = new(options.Polling.TryGetValue(job.Kind, out var polling) ? polling : JobPolling.Of(job.Kind));
    private readonly PollingTurns _turns = job.Turns;
    private readonly long _start = job.Time.GetTimestamp();
    private JobResult? _result;
    private JobProgress? _last;
    private JobUpdate? _told;
    private JobNewsQueue? _heard;
    private bool _hasHeardEnd;
    private TimeSpan _pause;
    private long _unknownSince;
    private int _failures;

    protected override bool MayGoOn => _result is null;

    /// <summary>None: each attempt waits for its turn among all waits of the account.</summary>
    protected override TimeSpan? NextPause => TimeSpan.Zero;

    private TimeSpan Left => options.Timeout == Timeout.InfiniteTimeSpan ? LongestPause : options.Timeout - job.Time.GetElapsedTime(_start);

    /// <summary>Asks until the job has ended, or the time is up.</summary>
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        using var listening = watch?.Heard is null ? job.News?.Listen(job.Id) : null;
        _heard = watch?.Heard ?? listening;
        if (watch?.Heard is not null)
        {
            // What was heard goes first; where there was nothing, it says that something is to be asked.
            _pause = PauseAfter(_schedule.Next());
        }

        await ContinueAsync(cancellationToken).ConfigureAwait(false);
        return _result!;
    }

    protected override async ValueTask AttemptAsync(CancellationToken cancellationToken)
    {
        await PauseAsync(_pause, cancellationToken).ConfigureAwait(false);
        if (_result is not null)
        {
            return;
        }

        _pause = PauseAfter(_schedule.Next());

        // Outside of what is put up with: an exception of the caller's own progress is his.
        if (await TryAskAsync(cancellationToken).ConfigureAwait(false) is { } status && IsEnd(status))
        {
            _result = job.Finish(status);
        }
    }

    /// <summary>Asks.</summary>
    /// <returns>What the service says; null where it says nothing this time.</returns>
    private async Task<JobState?> TryAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = await AskAsync(cancellationToken).ConfigureAwait(false);
            _failures = 0;
            return status;
        }
        catch (DryApiRateLimitException limit)
        {
            _pause = PauseOf(limit) is { } wait && wait > _pause ? wait : _pause;
            _turns.Pause(_pause);
            TellPause(_pause);
        }
        catch (DryApiException failure) when (failure is not DryApiJobTimeoutException && IsPassing(failure) && (++_failures <= MostFailures || watch?.Heard is not null))
        {
            // Asked again at its next turn.
        }

        return null;
    }

    /// <summary>Asks, for no longer than there is time to wait.</summary>
    private async Task<JobState> AskAsync(CancellationToken cancellationToken)
    {
        if (options.Timeout == Timeout.InfiniteTimeSpan)
        {
            return await job.AskForWaitAsync(cancellationToken).ConfigureAwait(false);
        }

        using var limit = new TimeLimit(Left, Timeout.InfiniteTimeSpan, null, job.Time, cancellationToken);
        try
        {
            return await job.AskForWaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
    }

    /// <exception cref="DryApiJobFailedException">It is the end of a job that failed.</exception>
    private bool IsEnd(JobState response)
    {
        var status = response.Status ?? default;
        if (status != _last?.Status)
        {
            _unknownSince = job.Time.GetTimestamp();
        }

        var isFailure = status == JobStatus.Error || options.FailureStatuses.Contains(status);
        var asked = new JobUpdate { JobId = job.Id, Status = status, Percent = JobProgress.Share(response.Progress), ResultUrl = job.LinkOf(response.ResultUrl), IsEnd = isFailure || status == JobStatus.Done }.WithPreview(response.Preview, job.IsLocalService);
        _last = asked.ToProgress();
        progress?.Report(_last);
        TellAsked(asked);
        return isFailure ? throw Failed(status, response) : status == JobStatus.Done;
    }

    /// <summary>Waits for the next turn to ask, for no longer than there is time to wait.</summary>
    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var left = TimeLimit.Shorter(Left, UnknownLeft);
        if (left <= TimeSpan.Zero)
        {
            throw TimedOut();
        }

        if (left == LongestPause)
        {
            await TakeTurnAsync(pause, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var limit = new TimeLimit(left, Timeout.InfiniteTimeSpan, null, job.Time, cancellationToken);
        try
        {
            await TakeTurnAsync(TimeLimit.Shorter(pause, left), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    /// <summary>Waits for the next turn to ask, and takes what is heard in the meantime.</summary>
    private async Task TakeTurnAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (_heard is null)
        {
            await _turns.TakeAsync(pause, TellPause, cancellationToken).ConfigureAwait(false);
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var turn = _turns.Enter(pause, TellPause);
        using var registration = cancellationToken.UnsafeRegister(static (turn, token) => ((PollingTurn)turn!).Cancel(token), turn);
        try
        {
            do
            {
                var something = _heard.WhenSomethingAsync();
                if (Hear(_heard))
                {
                    _turns.Hasten(turn);
                }

                if (_result is not null)
                {
                    return;
                }

                await Task.WhenAny(turn.Task, something).ConfigureAwait(false);
            }
            while (!turn.Task.IsCompleted);

            await turn.Task.ConfigureAwait(false);
        }
        finally
        {
            turn.Cancel(new CancellationToken(canceled: true));
        }
    }

    /// <summary>Takes what was heard.</summary>
    /// <returns>Whether to ask now.</returns>
    private bool Hear(JobNewsQueue heard)
    {
        var (updates, mustAsk) = heard.Take();
        foreach (var update in updates)
        {
            var isEnd = update.Status == JobStatus.Done || update.Status == JobStatus.Error || options.FailureStatuses.Contains(update.Status);
            if (watch is not null)
            {
                Tell(update with { IsEnd = isEnd });
                _result = isEnd ? new JobResult { JobId = job.Id, ResultUrl = update.ResultUrl } : null;
            }
            else if (!isEnd)
            {
                progress?.Report(update.ToProgress());
            }

            // The result has more than the update: its formats, and its text.
            _hasHeardEnd |= isEnd;
            if (_result is not null)
            {
                break;
            }
        }

        return mustAsk || _hasHeardEnd;
    }

    /// <summary>The pause before the next call, where live updates may stand for some.</summary>
    private TimeSpan PauseAfter(TimeSpan pause) => _heard?.StatusPause is { } least && least > pause && !_hasHeardEnd ? least : pause;

    /// <summary>Tells what the service was asked for, unless it says nothing new.</summary>
    private void TellAsked(JobUpdate asked)
    {
        if (watch is not null && (asked.IsEnd || _told?.Status != asked.Status || _told.Percent != asked.Percent))
        {
            Tell(asked);
        }
    }

    private void Tell(JobUpdate update)
    {
        _told = update;
        watch?.Tell(update);
    }

    private void TellPause(TimeSpan pause) => progress?.Report((_last ?? new JobProgress { Status = default }) with { RateLimitPause = pause });

    private TimeSpan UnknownLeft => _last is { Status: { IsKnown: false, Value.Length: > 0 } } && options.UnknownStatusTimeout != Timeout.InfiniteTimeSpan
        ? options.UnknownStatusTimeout - job.Time.GetElapsedTime(_unknownSince)
        : LongestPause;

    private DryApiJobFailedException Failed(JobStatus status, JobState state)
    {
        var reason = string.IsNullOrEmpty(state.Result) ? state.ErrorMessage : state.Result;
        return new DryApiJobFailedException(
            job.Id,
            $"Job {job.Id} ended with {(status == JobStatus.Error ? "an error" : $"the status '{PrintableText.Of(status.Value, 100)}'")}{(string.IsNullOrEmpty(reason) ? "." : ": " + reason)}")
        {
            ErrorCode = state.ErrorCode,
            ErrorReason = state.ErrorReason,
            Retryable = state.Retryable,
            Refunded = state.Refunded,
        };
    }

    private DryApiJobTimeoutException TimedOut() => new(
        job.Id,
        _last?.Status,
        UnknownLeft <= TimeSpan.Zero
            ? $"Job {job.Id} has had the status '{PrintableText.Of(_last!.Status.Value, 100)}' for {options.UnknownStatusTimeout}, which the contract does not know. The job may go on: wait for it again, or say what the status means in {nameof(JobWaitOptions)}."
            : $"Job {job.Id} was not done within {options.Timeout}. It goes on: wait for it again, or later by its id.");
}
