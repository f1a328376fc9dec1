using System.Globalization;
using System.Reflection;

namespace DryApi.Benchmarks;

/// <summary>The comparison of the real document with itself: as a whole process beside an empty one, inside the process beside ten times as much, and with 13 MB.</summary>
internal static class DiffBenchmark
{
    private const double MostTimesEmpty = 3;
    private const double MostTimesForTen = 12;
    private const double MostSeconds = 1.5;
    private const double MostMegabytes = 250;
    private const int Copies = 10;
    private const int CopiesOf13Megabytes = 55;
    private const int Runs = 30;
    private const int LargeRuns = 5;

    private static readonly string Root = typeof(DiffBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <returns>Whether all keep to their goals.</returns>
    public static bool Run()
    {
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        try
        {
            var document = Path.Combine(Root, "openapi", "v1", "dryapi.json");
            var start = RunProcesses(folder, document);
            var growth = RunInProcess(folder, document);
            var isLargeFast = RunLarge(folder, document);
            return start <= MostTimesEmpty & growth <= MostTimesForTen & isLargeFast;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double RunProcesses(string folder, string document)
    {
        var copy = Path.Combine(folder, "copy.json");
        File.Copy(document, copy);
        var changed = Change(document, Path.Combine(folder, "changed.json"));
        var empty = PublishedProgram.Publish(Path.Combine(Root, "tests", "DryApi.Benchmarks.Empty"), "DryApi.Benchmarks.Empty", Path.Combine(folder, "empty"));
        var tool = PublishedProgram.Publish(Path.Combine(Root, "generator", "DryApi.OpenApi"), "dryapi-openapi", Path.Combine(folder, "tool"));
        var times = Sampler.Interleave(
            Runs,
            () => empty.Run(),
            () => tool.Run("diff", document, document),
            () => tool.Run("diff", document, copy),
            () => tool.Run("diff", document, changed));
        Print("empty program", times[0]);
        Print("diff with itself", times[1]);
        Print("diff with a copy", times[2]);
        Print("diff with one change", times[3]);
        var ratio = Math.Max(times[1].Median, times[2].Median) / times[0].Median;
        Print("as a whole process", ratio, MostTimesEmpty);
        return ratio;
    }

    private static double RunInProcess(string folder, string document)
    {
        var large = Path.Combine(folder, "large.json");
        LargeDocument.Write(document, large, Copies);

        // As many small ones as the large one has copies, one after another, and all rounds added up: memory is collected in some of the rounds, and then it takes as long as all else.
        // A document that says the same is read and not compared; with one limit changed all of it is: that limit, and the words that contradict it now.
        var (changed, largeChanged) = (Change(document, Path.Combine(folder, "changed.json")), Change(large, Path.Combine(folder, "large-changed.json")));
        Action[] actions =
        [
            () => Repeat(Copies, () => Comparison.Run(document, document, 0)),
            () => Comparison.Run(large, large, 0),
            () => Repeat(Copies, () => Comparison.Run(document, changed, 2)),
            () => Comparison.Run(large, largeChanged, 2),
        ];

        // Twice: the first time until the code is compiled as well as it gets.
        _ = Sampler.Interleave(Runs, actions);
        var times = Sampler.Interleave(Runs, actions);
        Print("ten with themselves", times[0]);
        Print("one ten times as large", times[1]);
        Print("ten with one change", times[2]);
        Print("one ten times as large", times[3]);
        var (ratio, ratioChanged) = (Copies * times[1].Mean / times[0].Mean, Copies * times[3].Mean / times[2].Mean);
        Print("for ten times as much", ratio, MostTimesForTen);
        Print("and with one change", ratioChanged, MostTimesForTen);
        return Math.Max(ratio, ratioChanged);
    }

    private static bool RunLarge(string folder, string document)
    {
        var large = Path.Combine(folder, "13-megabytes.json");
        LargeDocument.Write(document, large, CopiesOf13Megabytes);
        var changed = Change(large, Path.Combine(folder, "13-megabytes-changed.json"));
        var time = Sampler.Interleave(LargeRuns, () => Comparison.Run(large, changed, 2))[0];
        var peak = PeakMemory.During(() => Comparison.Run(large, changed, 2)) / 1e6;
        Print($"{new FileInfo(large).Length / 1e6:0.0} MB, one change", time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-24} {time.Median / 1000:0.00} s, at most {MostSeconds} wanted; {peak:0} MB, at most {MostMegabytes:0} wanted: {(time.Median / 1000 <= MostSeconds && peak <= MostMegabytes ? "kept" : "EXCEEDED")}"));
        return time.Median / 1000 <= MostSeconds && peak <= MostMegabytes;
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    /// <summary>The same document with one limit that is larger.</summary>
    private static string Change(string document, string changed)
    {
        const string limit = "\"maxLength\": 2048";
        var text = File.ReadAllText(document);
        var at = text.IndexOf(limit, StringComparison.Ordinal);
        File.WriteAllText(changed, string.Concat(text.AsSpan(0, at), "\"maxLength\": 4096", text.AsSpan(at + limit.Length)));
        return changed;
    }

    private static void Print(string what, Sample sample) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} median {sample.Median,8:0.0} ms, min {sample.Minimum,8:0.0} ms, mean {sample.Mean,8:0.0} ms"));

    private static void Print(string what, double ratio, double goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {ratio:0.00} times, at most {goal:0} wanted: {(ratio <= goal ? "kept" : "EXCEEDED")}"));
}
