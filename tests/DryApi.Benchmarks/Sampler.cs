using System.Diagnostics;

namespace DryApi.Benchmarks;

/// <summary>Measures things in turn, so that a slower moment of the machine meets them all.</summary>
internal static class Sampler
{
    public static Sample[] Interleave(int runs, params Action[] actions)
    {
        // The first round is for the caches.
        Array.ForEach(actions, action => action());
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                // What the last one left behind is not this one's to clean up.
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                actions[i]();
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return [.. times.Select(t => new Sample(t))];
    }
}
