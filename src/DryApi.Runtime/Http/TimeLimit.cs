namespace DryApi.Http;

/// <summary>How long one attempt may take. While its body is on its way, each piece that was handed over begins the time anew: a slow line is no dead one.</summary>
internal sealed class TimeLimit : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly RequestBody? _body;

    /// <summary>Begins the time.</summary>
    /// <param name="attempt">How long nothing may move.</param>
    /// <param name="left">What the call has left of its time, come what may.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="time">The time that it goes by.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    public TimeLimit(TimeSpan attempt, TimeSpan left, RequestBody? body, TimeProvider time, CancellationToken cancellationToken)
    {
        Allowed = Shorter(attempt, left);
        _source = new CancellationTokenSource(ForTimers(Allowed), time);
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        }

        if (body is not null and not JsonBody)
        {
            _body = body;
            BeginAnewWith(body, attempt, left, time);
        }
    }

    /// <summary>The time that was given.</summary>
    public TimeSpan Allowed { get; }

    public CancellationToken Token => _source.Token;

    /// <summary>A span as timers and HTTP clients take it: not less than nothing, and without an end where it is longer than they can count (24 days).</summary>
    public static TimeSpan ForTimers(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan || span > Longest ? Timeout.InfiniteTimeSpan : span < TimeSpan.Zero ? TimeSpan.Zero : span;

    /// <summary>The shorter of two spans, either of which may be infinite.</summary>
    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan ? other : other == Timeout.InfiniteTimeSpan || one < other ? one : other;

    private void BeginAnewWith(RequestBody body, TimeSpan attempt, TimeSpan left, TimeProvider time)
    {
        var start = time.GetTimestamp();
        body.Moved = () => _source.CancelAfter(ForTimers(Shorter(attempt, left == Timeout.InfiniteTimeSpan ? left : left - time.GetElapsedTime(start))));
    }

    public void Dispose()
    {
        if (_body is not null)
        {
            _body.Moved = null;
        }

        // Waits for the caller's end where that is under way: the source is not gone before.
        _registration.Dispose();
        _source.Dispose();
    }
}
