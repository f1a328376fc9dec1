using DryApi.Errors;

namespace DryApi.Http;

/// <summary>The attempts of one call so far, and whether there may be another.</summary>
internal sealed class RetryRun(Sending sending, RetryOptions options, TimeProvider time)
{
    private const int RequestTimeout = 408;
    private const int NotImplemented = 501;

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly List<CallAttempt> _attempts = [];
    private ServiceException? _failure;
    private bool _isSafe;

    /// <summary>Ends the pause that has begun.</summary>
    public CancellationTokenSource? Stop { get; set; }

    /// <summary>Whether no time is left for another attempt.</summary>
    public bool IsOver { get; private set; }

    /// <summary>How long the service asks to wait.</summary>
    private TimeSpan? RetryAfter => _failure?.RetryAfter;

    /// <summary>The pause that the service asks for, as long as a pause can be: a day is the longest that it makes callers wait.</summary>
    public TimeSpan? NextPause => RetryAfter is { } wait ? wait < LongestPause ? wait : LongestPause : null;

    /// <summary>Whether the call may be sent again.</summary>
    public bool MayGoOn => _failure is not null && !IsOver && _isSafe && _attempts.Count <= options.MaxRetries && sending.Body?.CannotSendAgain is null;

    /// <summary>What the call has left of its time; infinite where it has no limit.</summary>
    public TimeSpan Left => options.TotalTimeout == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : options.TotalTimeout - time.GetElapsedTime(sending.Start);

    /// <summary>Takes note of an attempt.</summary>
    public void Take(ServiceException? failure, bool mayHaveBeenTaken)
    {
        _failure = failure;
        if (failure is null)
        {
            return;
        }

        _attempts.Add(new CallAttempt(failure.ResponseStatusCode, failure.What, null));
        _isSafe = IsSafe(failure, mayHaveBeenTaken);
        IsOver = IsLongerThanLeft(RetryAfter ?? TimeSpan.Zero);
    }

    /// <summary>Whether there is time for the next attempt. What is begun without any is in doubt for nothing: the last failure is sure.</summary>
    public bool TryBegin() => !(IsOver |= IsLongerThanLeft(TimeSpan.Zero));

    /// <summary>Takes note of the pause that begins.</summary>
    public void Pause(TimeSpan pause)
    {
        if (IsLongerThanLeft(pause))
        {
            IsOver = true;
            Stop!.Cancel();
            return;
        }

        _attempts[^1] = _attempts[^1] with { Pause = pause };
    }

    /// <summary>The last failure, as the end of the call.</summary>
    public ServiceException End(ServiceException failure)
    {
        failure.TakeAttempts(_attempts);
        if (_isSafe && options.MaxRetries > 0)
        {
            failure.Advice = sending.Body?.CannotSendAgain is { } reason && _attempts.Count <= options.MaxRetries ? "It was not sent again: " + reason
                : IsOver && RetryAfter is { } wait && IsLongerThanLeft(wait) && wait > TimeSpan.Zero ? $"The service asks to wait {wait.TotalSeconds:0} seconds, longer than the call may take."
                : null;
        }

        return failure;
    }

    private bool IsLongerThanLeft(TimeSpan pause) => Left is var left && left != Timeout.InfiniteTimeSpan && pause >= left;

    private bool IsSafe(ServiceException failure, bool mayHaveBeenTaken) => failure.Kind switch
    {
        FailureKind.RateLimit => true,
        FailureKind.Connection or FailureKind.Timeout when !mayHaveBeenTaken => true,
        _ when !sending.Call.Operation.IsSafe => false,
        FailureKind.Server => failure.ResponseStatusCode != NotImplemented,
        FailureKind.Connection or FailureKind.Timeout => true,
        _ => failure.ResponseStatusCode == RequestTimeout,
    };
}
