namespace DryApi.Benchmarks;

/// <summary>The most that the managed heap holds, garbage that was not yet collected included.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes beyond what was held before.</summary>
    public static long During(Action action)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peak, isOver) = (before, false);
        var watch = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        watch.Start();
        action();
        Volatile.Write(ref isOver, true);
        watch.Join();
        return peak - before;
    }
}
