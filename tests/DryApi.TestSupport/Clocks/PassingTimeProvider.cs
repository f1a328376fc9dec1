using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.TestSupport.Clocks;

/// <summary>
/// Time that passes as soon as somebody waits for it: each timer is due at once, and the clock then stands where the timer wanted it.
/// <see cref="FakeTimeProvider"/> alone stands still until the test advances it, and a test that calls a client cannot: it waits for the call.
/// Limits of time are up only when the test says so.
/// </summary>
public sealed class PassingTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly ConcurrentDictionary<LimitTimer, bool> _limits = new();

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

    /// <summary>Called with the number of the timer before it is due.</summary>
    public Action<int>? OnWait { get; init; }

    /// <summary>Whether no timer is ever due.</summary>
    public bool Stands { get; init; }

    /// <summary>Whether the clock stays where it is, so that calls that share it do not use up each other's time.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>How much later than it should each timer is due.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>Lets all time limits that somebody has set be up now.</summary>
    public void EndLimits()
    {
        foreach (var limit in _limits.Keys)
        {
            limit.End();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // A limit is no wait: what it limits goes on meanwhile, and mostly ends before.
        if (state is CancellationTokenSource)
        {
            var limit = new LimitTimer(() => callback(state), dueTime, ended => _limits.TryRemove(ended, out var _));
            _limits[limit] = true;
            return limit;
        }

        int number;
        lock (_lock)
        {
            _waits.Add(dueTime);
            number = _waits.Count;
        }

        if (!IsFrozen && dueTime > TimeSpan.Zero)
        {
            Advance(dueTime + Lateness);
        }

        OnWait?.Invoke(number);
        if (!Stands && dueTime != Timeout.InfiniteTimeSpan)
        {
            // Not from inside the constructor of what waits for it.
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
