using System.Diagnostics;

namespace DryApi.Benchmarks;

/// <summary>Measures things in turn, so that a slower moment of the machine meets them all.</summary>
internal static class Sampler
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static Sample[] Interleave(int runs, params Action[] actions) => Interleave(runs, Elapsed, _ => { }, action => action(), actions);

    /// <summary>The time that has passed.</summary>
    public static TimeSpan Elapsed() => Stopwatch.GetElapsedTime(Start);

    /// <summary>The time that this process has computed, on all processors: what else the machine does counts for nothing.</summary>
    public static TimeSpan Computed() => Environment.CpuUsage.TotalTime;

    /// <param name="runs">How often each is measured.</param>
    /// <param name="clock">What time is measured.</param>
    /// <param name="prepare">What comes before each, and is not measured.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="subjects">What it is measured with.</param>
    public static Sample[] Interleave<T>(int runs, Func<TimeSpan> clock, Action<T> prepare, Action<T> measure, IReadOnlyList<T> subjects)
    {
        var times = subjects.Select(_ => new List<double>()).ToArray();
        // The first round is for the caches.
        for (var run = -1; run < runs; run++)
        {
            for (var i = 0; i < subjects.Count; i++)
            {
                prepare(subjects[i]);
                // What the last one left behind is not this one's to clean up.
                GC.Collect();
                var start = clock();
                measure(subjects[i]);
                if (run >= 0)
                {
                    times[i].Add((clock() - start).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(t => new Sample(t))];
    }
}
