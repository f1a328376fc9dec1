using System.Collections.Concurrent;

namespace DryApi;

/// <summary>
/// Keeps intents in the memory of this process, each for two days at most. For programs of one process that receives its webhooks itself: with several, a delivery may come to another one than
/// that which submitted.
/// </summary>
/// <param name="timeProvider">The clock that the two days go by. Default: the system's.</param>
public sealed class InMemorySubmissionStore(TimeProvider? timeProvider = null) : IDryApiSubmissionStore
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, (string? JobId, DateTimeOffset End)> _intents = new(StringComparer.Ordinal);
    private long _nextSweep;

    /// <summary>How many intents it has in memory.</summary>
    internal int Count => _intents.Count;

    /// <inheritdoc/>
    public ValueTask AddAsync(string token, CancellationToken cancellationToken)
    {
        var now = _timeProvider.GetUtcNow();
        Sweep(now);
        _intents[token] = (null, now + Lifetime);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> TakeAsync(string token, string jobId, CancellationToken cancellationToken)
    {
        while (_intents.TryGetValue(token, out var known))
        {
            if (known.JobId is not null || _intents.TryUpdate(token, (jobId, known.End), known))
            {
                return new(true);
            }
        }

        return new(false);
    }

    /// <inheritdoc/>
    public ValueTask<DryApiSubmissionState?> FindAsync(string token, CancellationToken cancellationToken) =>
        new(_intents.TryGetValue(token, out var known) && known.End > _timeProvider.GetUtcNow() ? new DryApiSubmissionState(known.JobId) : null);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string token, CancellationToken cancellationToken)
    {
        _intents.TryRemove(token, out _);
        return default;
    }

    /// <summary>Forgets what is too old, once an hour.</summary>
    private void Sweep(DateTimeOffset now)
    {
        var next = Volatile.Read(ref _nextSweep);
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextSweep, (now + BetweenSweeps).UtcTicks, next) != next)
        {
            return;
        }

        foreach (var (token, _) in _intents.Where(intent => intent.Value.End <= now))
        {
            _intents.TryRemove(token, out _);
        }
    }
}
