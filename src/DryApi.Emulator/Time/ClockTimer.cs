namespace DryApi.Emulator.Time;

/// <summary>A timer that goes by the clock of an emulator.</summary>
/// <param name="clock">The clock.</param>
/// <param name="callback">What it calls, outside of the clock's gate.</param>
internal sealed class ClockTimer(EmulatorClock clock, Action callback) : ITimer
{
    private ClockEntry? _next;
    private TimeSpan _period;
    private bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (clock.Gate)
        {
            if (_isDisposed)
            {
                return false;
            }

            Cancel();
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _next = clock.Schedule(clock.GetUtcNow() + dueTime, Ring, isTimer: true);
            }

            return true;
        }
    }

    public void Dispose()
    {
        lock (clock.Gate)
        {
            _isDisposed = true;
            Cancel();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Ring(DateTimeOffset due)
    {
        _next = _period > TimeSpan.Zero && !_isDisposed ? clock.Schedule(due + _period, Ring, isTimer: true) : null;
        ThreadPool.UnsafeQueueUserWorkItem(_ => callback(), null);
    }

    private void Cancel()
    {
        if (_next is not null)
        {
            _next.IsCancelled = true;
        }
    }
}
