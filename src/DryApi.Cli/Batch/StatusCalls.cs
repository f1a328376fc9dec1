using System.Collections.Concurrent;
using System.Globalization;

namespace DryApi.Cli.Batch;

/// <summary>
/// How many status calls there are, and what they are made for. Where they are few, none is made for a job that cannot be done yet, as far as its kind and this run tell: until one of an operation has
/// ended, the oldest alone are asked for, and then none that is much younger than the quickest was.
/// </summary>
/// <param name="perMinute">How many there are a minute.</param>
/// <param name="firstPause">How long jobs of a kind are not asked for at least.</param>
/// <param name="time">The time that jobs take.</param>
internal sealed class StatusCalls(int perMinute, Func<JobKind, TimeSpan> firstPause, TimeProvider time)
{
    /// <summary>How many jobs of an operation are asked for until one has ended.</summary>
    private const int Pilots = 3;

    /// <summary>A job may be quicker than all before it: which share of the shortest time is waited for.</summary>
    private const double Share = 0.75;

    /// <summary>How old jobs get that are not asked for because none has ended: the oldest may be the slowest.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>How many there are, in words.</summary>
    public string Limit => string.Create(CultureInfo.InvariantCulture, $"status calls: {perMinute} a minute");

    /// <summary>A timestamp.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Whether some jobs wait for others' calls: a fifth of a minute's may be made at once.</summary>
    public bool AreFew(long jobs) => jobs > perMinute / 5;

    /// <summary>How many minutes the calls for some jobs take at least.</summary>
    public long MinutesFor(long jobs) => (jobs + perMinute - 1) / perMinute;

    /// <summary>Notes that a job has ended, which was submitted at a timestamp.</summary>
    public void Learn(string operation, long submitted) => _seen.GetOrAdd(operation, static _ => new Seen()).End(time.GetElapsedTime(submitted));

    /// <summary>Waits until a job may be done that was submitted at a timestamp.</summary>
    public async Task WaitAsync(string operation, JobKind kind, long submitted, CancellationToken cancellationToken)
    {
        var (pause, seen) = (firstPause(kind), _seen.GetOrAdd(operation, static _ => new Seen()));
        await WaitForAgeAsync(() => pause).ConfigureAwait(false);
        if (seen.Shortest is null && seen.IsPilot(Pilots))
        {
            return;
        }

        if (LongestSilence - time.GetElapsedTime(submitted) is var left && left > TimeSpan.Zero)
        {
            try
            {
                await seen.AnyEnd.WaitAsync(left, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Asking is all that is left.
            }
        }

        await WaitForAgeAsync(() => (seen.Shortest ?? TimeSpan.Zero) * Share).ConfigureAwait(false);

        // In steps: what is learned in the meantime holds, too.
        async Task WaitForAgeAsync(Func<TimeSpan> age)
        {
            while (age() - time.GetElapsedTime(submitted) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest < pause ? rest : pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What was seen of the jobs of an operation.</summary>
    private sealed class Seen
    {
        private readonly TaskCompletionSource _anyEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private TimeSpan? _shortest;
        private int _pilots;

        /// <summary>Ends when one has ended.</summary>
        public Task AnyEnd => _anyEnd.Task;

        /// <summary>How long the quickest took; null where none has ended.</summary>
        public TimeSpan? Shortest
        {
            get
            {
                lock (_lock)
                {
                    return _shortest;
                }
            }
        }

        /// <summary>Whether a job is one of the first.</summary>
        public bool IsPilot(int most) => Interlocked.Increment(ref _pilots) <= most;

        /// <summary>Notes how long one took.</summary>
        public void End(TimeSpan taken)
        {
            lock (_lock)
            {
                _shortest = taken < _shortest ? taken : _shortest ?? taken;
            }

            _anyEnd.TrySetResult();
        }
    }
}
