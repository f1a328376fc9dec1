namespace DryApi.Generated.Tests.Support;

/// <summary>Time that passes at once: each timer fires as soon as it is set, and the clock then stands where the timer wanted it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How long each timer was set for.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>Called with the number of the timer before it fires.</summary>
    public Action<int>? OnWait { get; init; }

    /// <summary>Whether timers fire at all.</summary>
    public bool Stands { get; init; }

    /// <summary>Whether the clock stays where it is, so that calls that share it do not use up each other's time.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>How much later than it should each timer fires.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan span)
    {
        lock (_lock)
        {
            _now += span;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        int number;
        lock (_lock)
        {
            _waits.Add(dueTime);
            _now += IsFrozen ? TimeSpan.Zero : dueTime + Lateness;
            number = _waits.Count;
        }

        OnWait?.Invoke(number);
        if (!Stands)
        {
            // Not from inside the constructor of what waits for it.
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new FiredTimer();
    }
}
