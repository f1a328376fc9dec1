using DryApi.Benchmarks.Runtime.Loopback;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>The first call of a program that has just started, over a socket, each client in a program that has no other.</summary>
internal static class FirstCallScenario
{
    private const int Runs = 20;
    private const double Most = 1.3;

    private static readonly ClientProgram[] Programs = [ClientProgram.HandWritten, ClientProgram.NSwag, ClientProgram.Kiota, ClientProgram.Sdk];

    public static ScenarioResult Run()
    {
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        using var server = new LoopbackServer();
        try
        {
            var published = Array.ConvertAll(Programs, program => program.PublishForRuntime(folder));
            var times = Array.ConvertAll(Programs, _ => new List<double>());
            for (var run = 0; run <= Runs; run++)
            {
                for (var i = 0; i < Programs.Length; i++)
                {
                    times[i].Add(Programs[i].Call(published[i], server.BaseAddress));
                }
            }

            // The first round is for the caches.
            var rows = Programs.Select((program, index) => new Row(program.Client, new Measure(new Sample(times[index].Skip(1)).Median, 0))).ToArray();
            return new ScenarioResult("first-call", "First call in a fresh process, from the program's first line on", rows, [Limit.Time(Most).Of(rows)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
