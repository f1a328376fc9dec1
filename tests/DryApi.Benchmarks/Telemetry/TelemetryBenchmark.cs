using System.Diagnostics;
using System.Globalization;
using DryApi.Benchmarks.Runtime;
using DryApi.Benchmarks.Runtime.Short;

namespace DryApi.Benchmarks.Telemetry;

/// <summary>What telemetry adds to a call where nobody listens: the runtime as it is and one that is built without, in turn in one process.</summary>
internal static class TelemetryBenchmark
{
    private const double MostTime = 1.02;
    private const int Copies = 3;

    /// <returns>Whether it is as little as promised.</returns>
    // Compiled once, as well as can be: what is learnt of code while it runs differs from copy to copy, by more than what is measured.
    public static bool Run() => DefaultRuntime.Run("telemetry", [], Compare, ("DOTNET_TieredCompilation", "0"));

    private static bool Compare()
    {
        // The same code runs faster or slower by where it lies in memory, so each build is there several times.
        var calls = Enumerable.Range(0, Copies).SelectMany(_ => new[] { RuntimeBuild.WithoutTelemetry, RuntimeBuild.Usual }).Select(build => build.LoadCall()).ToArray();
        // In a task, whose end takes the activities away: with one of before, all calls here would carry a context.
        Task.Run(() => CheckThatOneIsHeard(calls[0], calls[1])).GetAwaiter().GetResult();
        var pairs = CallLoop.RunBatches(calls).Chunk(2).ToList();

        // The two of a pair are measured one after the other, so that a slower moment of the machine meets both.
        var time = new Sample(pairs.Select(pair => pair[1].Times.RatioTo(pair[0].Times))).Median;
        var bytes = pairs.Max(pair => pair[1].Result.Bytes - pair[0].Result.Bytes);
        Console.WriteLine("A txt2img request over a stub, where nobody listens to telemetry, beside a build of the runtime without it");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  without     {pairs[0][0].Result.Microseconds:0.00} µs, {pairs[0][0].Result.Bytes:#,0} B"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  time        {time:0.000} times as long, at most {MostTime}: {(time <= MostTime ? "kept" : "EXCEEDED")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory      {bytes:0} B more, at most 0: {(bytes <= 0 ? "kept" : "EXCEEDED")}"));
        return time <= MostTime && bytes <= 0;
    }

    private static void CheckThatOneIsHeard(Action without, Action usual)
    {
        var heard = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == DryApiTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ => heard++,
        };
        ActivitySource.AddActivityListener(listener);
        without();
        var before = heard;
        usual();
        if (before != 0 || heard == 0)
        {
            throw new InvalidOperationException($"Of the build without telemetry {before} activities were heard, and of the usual one {heard - before}.");
        }
    }
}
