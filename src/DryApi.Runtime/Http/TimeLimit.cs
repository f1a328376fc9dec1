namespace DryApi.Http;

/// <summary>How long one attempt may take. While its body is on its way, each piece that was handed over begins the time anew: a slow line is no dead one.</summary>
internal sealed class TimeLimit : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly CancellationTokenSource _source;
    private readonly RequestBody? _body;

    /// <summary>Begins the time.</summary>
    /// <param name="attempt">How long nothing may move.</param>
    /// <param name="left">What the call has left of its time, come what may.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    public TimeLimit(TimeSpan attempt, TimeSpan left, RequestBody? body, CancellationToken cancellationToken)
    {
        _source = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : new CancellationTokenSource();
        Allowed = Shorter(attempt, left);
        _source.CancelAfter(ForTimers(Allowed));
        if (body is not null and not JsonBody)
        {
            var end = ForTimers(left) == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)left.TotalMilliseconds;
            _body = body;
            body.Moved = () => _source.CancelAfter(ForTimers(Shorter(attempt, end == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(end - Environment.TickCount64, 0)))));
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

    public void Dispose()
    {
        if (_body is not null)
        {
            _body.Moved = null;
        }

        _source.Dispose();
    }
}
