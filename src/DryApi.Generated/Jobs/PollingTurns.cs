using System.Runtime.CompilerServices;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// The turns in which all waits of an account ask where their jobs stand. Whoever has been due longest is next; together they make no more calls a minute
/// than the account has, none at the same instant, and a rate limit that one of them meets holds for all.
/// </summary>
internal sealed class PollingTurns
{
    /// <summary>Between two calls, however many there may be.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(10);

    /// <summary>How many places the line has before those of who has left it are taken out.</summary>
    private const int FewPlaces = 64;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Whoever has the adapter has the account.</summary>
    private static readonly ConditionalWeakTable<IRequestAdapter, PollingTurns> OfAdapters = [];

    private readonly object _lock = new();
    private readonly PriorityQueue<PollingTurn, (TimeSpan Due, long Number)> _turns = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _most;
    private readonly double _perSecond;
    private double _calls;
    private int _manyPlaces = FewPlaces;
    private long _number;
    private TimeSpan _now;
    private TimeSpan _counted;
    private TimeSpan _next;
    private ITimer? _timer;
    private TimeSpan _timerDue = TimeSpan.MaxValue;

    /// <summary>Makes the turns of an account.</summary>
    /// <param name="callsPerMinute">The most calls in any minute.</param>
    /// <param name="time">The time that they go by.</param>
    internal PollingTurns(int callsPerMinute, TimeProvider time)
    {
        // A fifth at once, and the rest evenly: no minute has more than all.
        (_time, _start) = (time, time.GetTimestamp());
        _calls = _most = Math.Max(1, callsPerMinute / 5);
        _perSecond = Math.Max(callsPerMinute - _most, callsPerMinute / 2.0) / Window.TotalSeconds;
    }

    /// <summary>How many wait for their turn.</summary>
    internal int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _turns.UnorderedItems.Where(static item => !item.Element.Task.IsCompleted).DistinctBy(static item => item.Element).Count();
            }
        }
    }

    /// <summary>How many places the line has, those of who has left it among them.</summary>
    internal int Places
    {
        get
        {
            lock (_lock)
            {
                return _turns.Count;
            }
        }
    }

    /// <summary>How long it is until somebody may ask; null when nobody waits.</summary>
    internal TimeSpan? UntilNext
    {
        get
        {
            lock (_lock)
            {
                return _timer is null ? null : _timerDue - _time.GetElapsedTime(_start);
            }
        }
    }

    /// <summary>Those of an adapter.</summary>
    public static PollingTurns Of(IRequestAdapter adapter) => OfAdapters.GetValue(adapter, static key =>
        key is ApiTransport transport ? new PollingTurns((transport.Options as DryApiClientOptions)?.StatusCallsPerMinute ?? DryApiClientOptions.DefaultStatusCallsPerMinute, transport.TimeProvider)
            : new PollingTurns(DryApiClientOptions.DefaultStatusCallsPerMinute, TimeProvider.System));

    /// <summary>Waits for a turn.</summary>
    /// <param name="pause">How long at least.</param>
    /// <param name="onPaused">Told how long a rate limit makes it wait in the meantime.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task TakeAsync(TimeSpan pause, Action<TimeSpan> onPaused, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = Enter(pause, onPaused);
        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((PollingTurn)state!).Cancel(token), turn);
        await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Enters the line, where nobody waits: whoever does, until the turn is granted or canceled.</summary>
    /// <param name="pause">How long it is not due at least.</param>
    /// <param name="onPaused">Told how long a rate limit makes it wait in the meantime.</param>
    public PollingTurn Enter(TimeSpan pause, Action<TimeSpan> onPaused)
    {
        var turn = new PollingTurn(onPaused);
        Enqueue(turn, pause);
        return turn;
    }

    /// <summary>Makes a turn due now.</summary>
    public void Hasten(PollingTurn turn)
    {
        // Its first place is passed over when it comes up.
        if (!turn.IsHastened)
        {
            turn.IsHastened = true;
            Enqueue(turn, TimeSpan.Zero);
        }
    }

    /// <summary>Lets nobody ask for a while, and tells those who wait.</summary>
    public void Pause(TimeSpan pause)
    {
        List<PollingTurn> told;
        lock (_lock)
        {
            Advance(TimeSpan.Zero);
            if (_now + pause <= _next)
            {
                return;
            }

            _next = _now + pause;
            told = [.. _turns.UnorderedItems.Select(static item => item.Element).Distinct()];
        }

        told.ForEach(turn => turn.TellPause(pause));
    }

    private void Enqueue(PollingTurn turn, TimeSpan pause)
    {
        lock (_lock)
        {
            Advance(TimeSpan.Zero);
            _turns.Enqueue(turn, (_now + pause, _number++));
            Grant();
            Tidy();
        }
    }

    /// <summary>Takes those out who have left the line, once they may be half of it: a place can be one of tomorrow.</summary>
    private void Tidy()
    {
        if (_turns.Count >= _manyPlaces)
        {
            (PollingTurn, (TimeSpan, long))[] waiting = [.. _turns.UnorderedItems.Where(static item => !item.Element.Task.IsCompleted)];
            _turns.Clear();
            _turns.EnqueueRange(waiting);
            _manyPlaces = Math.Max(FewPlaces, 2 * waiting.Length);
        }
    }

    /// <summary>Gives as many turns as there may be now, and comes back for the next.</summary>
    private void Grant()
    {
        while (_turns.TryPeek(out var turn, out var place))
        {
            if (turn.Task.IsCompleted)
            {
                _turns.Dequeue();
                continue;
            }

            var due = Latest(place.Due, _next, _calls >= 1 ? _now : _now + TimeSpan.FromSeconds((1 - _calls) / _perSecond) + TimeSpan.FromTicks(1));
            if (due > _now)
            {
                ComeBack(due);
                return;
            }

            _turns.Dequeue();
            if (turn.TryGrant())
            {
                _calls--;
                _next = _now + Spacing;
            }
        }
    }

    private void ComeBack(TimeSpan due)
    {
        if (_timer is not null && _timerDue <= due)
        {
            return;
        }

        _timer?.Dispose();
        _timerDue = due;
        _timer = _time.CreateTimer(_ => Resume(due), null, due - _now, Timeout.InfiniteTimeSpan);
    }

    private void Resume(TimeSpan due)
    {
        lock (_lock)
        {
            if (_timerDue == due)
            {
                _timer?.Dispose();
                (_timer, _timerDue) = (null, TimeSpan.MaxValue);
            }

            // A timer that is due says that it is that time, however coarse the clock is.
            Advance(due);
            Grant();
        }
    }

    private void Advance(TimeSpan atLeast)
    {
        _now = Latest(_now, _time.GetElapsedTime(_start), atLeast);
        _calls = Math.Min(_most, _calls + ((_now - _counted).TotalSeconds * _perSecond));
        _counted = _now;
    }

    private static TimeSpan Latest(TimeSpan one, TimeSpan other, TimeSpan third) => one > other ? (one > third ? one : third) : other > third ? other : third;
}
