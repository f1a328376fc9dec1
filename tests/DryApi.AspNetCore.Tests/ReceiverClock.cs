using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.AspNetCore.Tests;

/// <summary>A clock that stands until a test advances it, says when somebody waits for it, and lets the time in which two servers settle a claim pass at once.</summary>
internal sealed class ReceiverClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _timers = [];

    /// <summary>Ends once somebody waits for so long.</summary>
    public Task HasTimerAsync(TimeSpan dueTime) => Source(dueTime).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Settling)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            dueTime = Timeout.InfiniteTimeSpan;
        }

        var timer = base.CreateTimer(callback, state, dueTime, period);
        Source(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Source(TimeSpan dueTime) => _timers.GetOrAdd(dueTime, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
