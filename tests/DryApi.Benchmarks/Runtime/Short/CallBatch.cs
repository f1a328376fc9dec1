using System.Diagnostics;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>One call, made many times at a stretch.</summary>
internal sealed class CallBatch(Action call)
{
    private readonly List<double> _microseconds = [];
    private readonly List<double> _bytes = [];
    private int _count = 1;

    public Action Call => call;

    /// <summary>The microseconds of a call, round by round.</summary>
    public Sample Times => new(_microseconds);

    public Measure Result => new(new Sample(_microseconds).Median, new Sample(_bytes).Median);

    /// <summary>Makes a batch and finds how many calls it needs to take a given time.</summary>
    public void Fit(double milliseconds)
    {
        var start = Stopwatch.GetTimestamp();
        Repeat();
        var perCall = Stopwatch.GetElapsedTime(start).TotalMilliseconds / _count;
        _count = (int)Math.Clamp(milliseconds / perCall, 1, 10_000_000);
    }

    public void Measure()
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        Repeat();
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        _bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)_count);
        _microseconds.Add(time / _count);
    }

    private void Repeat()
    {
        for (var i = 0; i < _count; i++)
        {
            call();
        }
    }
}
