using System.Diagnostics;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Measures short calls in turn, in batches of the same duration, so that a slower moment of the machine meets them all.</summary>
internal static class CallLoop
{
    // Shorter than the time that the system gives another process, so that most batches are not interrupted.
    private const double BatchMilliseconds = 1;

    /// <summary>Code is compiled anew, with what was learnt of it, while this goes on; after that nothing changes any more.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static Measure[] Run(params Action[] calls) => Array.ConvertAll(RunBatches(calls), batch => batch.Result);

    /// <summary>Measures them, for who compares round by round.</summary>
    public static CallBatch[] RunBatches(params Action[] calls)
    {
        var batches = Array.ConvertAll(calls, call => new CallBatch(call));
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            Array.ForEach(batches, batch => batch.Fit(BatchMilliseconds));
        }

        start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Duration)
        {
            Array.ForEach(batches, batch => batch.Measure());
            // Nobody is always the one after the same other.
            Array.Reverse(batches);
        }

        return Array.ConvertAll(calls, call => batches.Single(batch => batch.Call == call));
    }
}
