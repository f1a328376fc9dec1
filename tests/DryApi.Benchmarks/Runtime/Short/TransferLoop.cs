using System.Diagnostics;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Measures transfers in turn: time, allocated memory, and the most that is in use while bytes move.</summary>
internal static class TransferLoop
{
    private const int Rounds = 5;

    /// <param name="readPeak">The most memory in use since it was last read.</param>
    /// <param name="transfers">Each transfers a file once.</param>
    public static Measure[] Run(Func<long> readPeak, params Action[] transfers)
    {
        // The first round is for the caches, and for what is made once.
        Array.ForEach(transfers, transfer => transfer());
        var measures = Array.ConvertAll(transfers, _ => new List<Measure>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in Enumerable.Range(0, transfers.Length).OrderBy(index => round % 2 == 0 ? index : -index))
            {
                measures[i].Add(MeasureOne(readPeak, transfers[i]));
            }
        }

        return Array.ConvertAll(measures, each => new Measure(
            new Sample(each.Select(m => m.Microseconds)).Median, new Sample(each.Select(m => m.Bytes)).Median, new Sample(each.Select(m => m.PeakBytes!.Value)).Median));
    }

    private static Measure MeasureOne(Func<long> readPeak, Action transfer)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        readPeak();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        transfer();
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new Measure(time, bytes, Math.Max(0, readPeak() - before));
    }
}
