using DryApi.Emulator.Time;

namespace DryApi.Emulator;

/// <summary>
/// The clock that an emulator goes by: jobs, links, quotas and webhooks. It goes as the clock of the options does, until it is advanced or stopped. Given to a client as its
/// <see cref="TimeProvider"/>, it makes the client's waits pass with it.
/// </summary>
/// <remarks>It can be used from any number of threads.</remarks>
public sealed class EmulatorClock : TimeProvider, IDisposable
{
    private readonly TimeProvider _inner;
    private readonly PriorityQueue<ClockEntry, (DateTimeOffset Due, long Order)> _entries = new();
    private readonly SemaphoreSlim _advances = new(1, 1);
    private readonly ITimer _alarm;
    private TimeSpan _offset;
    private DateTimeOffset? _stoppedAt;
    private DateTimeOffset? _alarmAt;
    private long _order;

    internal EmulatorClock(TimeProvider inner)
    {
        _inner = inner;
        _alarm = inner.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets whether the clock stands: only <see cref="AdvanceAsync"/> moves it then.</summary>
    public bool IsStopped
    {
        get
        {
            lock (Gate)
            {
                return _stoppedAt is not null;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What guards all that changes with time: the jobs, the accounts, the deliveries.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Is told when the clock stands at another time than it would by itself, or stops, or goes on; inside of <see cref="Gate"/>.</summary>
    internal event Action? Turned;

    /// <summary>Waits for what the emulator does outside of its own time: deliveries that are under way.</summary>
    internal Func<CancellationToken, Task> Settle { get; set; } = _ => Task.CompletedTask;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (Gate)
        {
            return Now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Makes a timer that goes by this clock.</summary>
    /// <param name="callback">What it calls, on a thread of the pool.</param>
    /// <param name="state">What it gives to the callback.</param>
    /// <param name="dueTime">When it calls first. <see cref="Timeout.InfiniteTimeSpan"/>: not before it is changed.</param>
    /// <param name="period">How often it calls after that. <see cref="Timeout.InfiniteTimeSpan"/> or zero: not again.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stops the clock where it stands.</summary>
    public void Stop()
    {
        lock (Gate)
        {
            _stoppedAt ??= Now;
            SetAlarm();
            Turned?.Invoke();
        }
    }

    /// <summary>Lets the clock go on from where it stands.</summary>
    public void Start()
    {
        lock (Gate)
        {
            if (_stoppedAt is { } stoppedAt)
            {
                (_offset, _stoppedAt) = (stoppedAt - _inner.GetUtcNow(), null);
                SetAlarm();
                Turned?.Invoke();
            }
        }
    }

    /// <summary>
    /// Moves the clock forward. What is due on the way happens at its own time, one after the other: a job that ends in an hour has ended an hour from now, and its webhook has
    /// been sent then, and answered. Two moves at once happen one after the other.
    /// </summary>
    /// <param name="by">How far. Zero or more.</param>
    /// <param name="cancellationToken">Ends the move where the clock then stands.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative, or leads past the year 9999.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, DateTimeOffset.MaxValue - GetUtcNow());
        await _advances.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var target = GetUtcNow() + by;
            RunDue();
            await Settle(cancellationToken).ConfigureAwait(false);
            while (MoveOn(target))
            {
                await Settle(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _advances.Release();
            lock (Gate)
            {
                Turned?.Invoke();
            }
        }
    }

    /// <summary>Lets something happen at a time.</summary>
    /// <param name="due">When.</param>
    /// <param name="action">What, with the time at which it is due. It runs inside of <see cref="Gate"/>, so it has to be short.</param>
    /// <param name="isTimer">Whether somebody else waits for it, who knows nothing of the state of the emulator.</param>
    /// <returns>What takes it back.</returns>
    internal ClockEntry Schedule(DateTimeOffset due, Action<DateTimeOffset> action, bool isTimer = false)
    {
        var entry = new ClockEntry(due, action) { IsTimer = isTimer };
        lock (Gate)
        {
            _entries.Enqueue(entry, (due, _order++));
            SetAlarm();
        }

        return entry;
    }

    /// <summary>Makes happen what is due.</summary>
    internal void RunDue()
    {
        lock (Gate)
        {
            while (First() is { } entry && entry.Due <= Now)
            {
                _entries.Dequeue();
                entry.Action(entry.Due);
            }

            SetAlarm();
        }
    }

    /// <summary>Forgets all that was to happen, but for the timers of others.</summary>
    internal void Forget()
    {
        lock (Gate)
        {
            var kept = _entries.UnorderedItems.Where(each => each.Element.IsTimer).ToArray();
            _entries.Clear();
            _entries.EnqueueRange(kept);
            SetAlarm();
        }
    }

    /// <summary>Stands at another time, as that of a snapshot.</summary>
    internal void MoveTo(DateTimeOffset now)
    {
        lock (Gate)
        {
            _offset = now - _inner.GetUtcNow();
            _stoppedAt = _stoppedAt is null ? null : now;
        }
    }

    /// <summary>Ends with the emulator: nothing happens by itself any more.</summary>
    void IDisposable.Dispose()
    {
        lock (Gate)
        {
            _entries.Clear();
            _alarm.Dispose();
        }
    }

    private DateTimeOffset Now => _stoppedAt ?? (_inner.GetUtcNow() + _offset);

    /// <summary>Moves to what is due next; false once the target is reached.</summary>
    private bool MoveOn(DateTimeOffset target)
    {
        lock (Gate)
        {
            var next = First() is { } first && first.Due <= target ? first : null;
            var behind = (next?.Due ?? target) - Now;
            if (behind > TimeSpan.Zero)
            {
                (_offset, _stoppedAt) = (_offset + behind, _stoppedAt + behind);
            }

            RunDue();
            return next is not null;
        }
    }

    /// <summary>What is due next; null when nothing is to happen.</summary>
    private ClockEntry? First()
    {
        while (_entries.TryPeek(out var entry, out _))
        {
            if (!entry.IsCancelled)
            {
                return entry;
            }

            _entries.Dequeue();
        }

        return null;
    }

    private void SetAlarm()
    {
        // A clock that stands does not come to what is due later, but what is due now happens.
        var due = First() is { } first && (_stoppedAt is null || first.Due <= Now) ? first.Due : (DateTimeOffset?)null;
        if (due != _alarmAt)
        {
            _alarmAt = due;
            // Rounded up: an alarm that is early would find nothing to do. The longest wait of a timer is shorter than the longest of a clock.
            _alarm.Change(due is { } at ? TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((at - Now).TotalMilliseconds), 0, int.MaxValue)) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring()
    {
        lock (Gate)
        {
            // It has rung, so it has to be set again.
            _alarmAt = null;
            RunDue();
        }
    }
}
