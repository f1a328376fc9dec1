using DryApi.Errors;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>Sends a call again after a first attempt that failed, where that is safe and in time.</summary>
internal sealed class CallRetries<T>(CallSender sender, Sending sending, RetryOptions options) : RetryRun(options, sender.TimeProvider)
    where T : class, IJsonReadable<T>
{
    private readonly List<CallAttempt> _attempts = [];
    private Attempt<T> _last;
    private bool _isSafe;
    private bool _isOver;

    protected override bool MayGoOn => Failure is not null && !_isOver && _isSafe && _attempts.Count <= Options.MaxRetries && sending.Body?.CannotSendAgain is null;

    /// <summary>What the call has left of its time; infinite where it has no limit.</summary>
    private TimeSpan Left => Options.TotalTimeout == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : Options.TotalTimeout - sender.TimeProvider.GetElapsedTime(sending.Start);

    /// <summary>The end of a call whose first attempt failed.</summary>
    public async ValueTask<Attempt<T>> RunAsync(Attempt<T> first, CancellationToken cancellationToken)
    {
        Take(first);
        if (MayGoOn)
        {
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
        }

        return Failure is null ? _last : Attempt<T>.Failed(End(Failure), _last.MayHaveBeenTaken);
    }

    protected override async ValueTask AttemptAsync(CancellationToken cancellationToken)
    {
        // What is begun without any time is in doubt for nothing: the last failure is sure.
        _isOver |= IsLongerThanLeft(TimeSpan.Zero);
        if (!_isOver)
        {
            sender.Log?.SentAgain(sending.Call.Operation.Name, _attempts.Count + 1, Failure!.What);
            Take(await sender.SendAttemptAsync<T>(sending, _attempts.Count, Failure, Left, cancellationToken).ConfigureAwait(false));
        }
    }

    protected override bool TryPause(TimeSpan pause)
    {
        _isOver = IsLongerThanLeft(pause);
        if (!_isOver)
        {
            _attempts[^1] = _attempts[^1] with { Pause = pause };
        }

        return !_isOver;
    }

    private void Take(Attempt<T> attempt)
    {
        _last = attempt;
        Failure = attempt.Failure;
        if (Failure is not null)
        {
            _attempts.Add(new CallAttempt { StatusCode = Failure.ResponseStatusCode, Failure = Failure.What });
            _isSafe = IsPassing(Failure) && (sending.Call.Operation.IsSafe || WasNotTaken(Failure, attempt.MayHaveBeenTaken));
            _isOver = IsLongerThanLeft(Failure.RetryAfter ?? TimeSpan.Zero);
        }
    }

    /// <summary>Whether the service certainly did nothing. Of a 408 nobody knows.</summary>
    private static bool WasNotTaken(ServiceException failure, bool mayHaveBeenTaken) =>
        failure.Kind == FailureKind.RateLimit || (failure.Kind is FailureKind.Connection or FailureKind.Timeout && !mayHaveBeenTaken);

    /// <summary>The last failure, as the end of the call.</summary>
    private ServiceException End(ServiceException failure)
    {
        failure.TakeAttempts(_attempts);
        if (_isSafe && Options.MaxRetries > 0)
        {
            failure.Advice = sending.Body?.CannotSendAgain is { } reason && _attempts.Count <= Options.MaxRetries ? "It was not sent again: " + reason
                : _isOver && failure.RetryAfter is { } wait && IsLongerThanLeft(wait) && wait > TimeSpan.Zero ? $"The service asks to wait {wait.TotalSeconds:0} seconds, longer than the call may take."
                : null;
        }

        return failure;
    }

    private bool IsLongerThanLeft(TimeSpan pause) => Left is var left && left != Timeout.InfiniteTimeSpan && pause >= left;
}
