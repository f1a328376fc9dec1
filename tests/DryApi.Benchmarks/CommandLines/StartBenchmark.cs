using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;

namespace DryApi.Benchmarks.CommandLines;

/// <summary>How long <c>dryapi</c> takes until its first request arrives, and for its help, beside an empty console program that is published the same way.</summary>
internal static class StartBenchmark
{
    private const double MostForRequest = 1.3;
    private const double MostForHelp = 1.2;
    private const int Runs = 30;

    private static readonly string Root = typeof(StartBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <returns>Whether both goals are kept.</returns>
    public static async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dryapi-benchmarks-").FullName;
        try
        {
            using var arrived = new SemaphoreSlim(0);
            await using var server = await WebServer.StartAsync(context =>
            {
                arrived.Release();
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync("""{"data":{"balance":1}}""");
            }).ConfigureAwait(false);
            PublishedProgram.Publish(Path.Combine(Root, "tests", "DryApi.Benchmarks.Empty"), "DryApi.Benchmarks.Empty", Path.Combine(folder, "empty"), "-p:StartsAs=Native");
            PublishedProgram.Publish(Path.Combine(Root, "src", "DryApi.Cli"), "dryapi", Path.Combine(folder, "cli"));
            return Measure(Path.Combine(folder, "empty", "DryApi.Benchmarks.Empty"), Path.Combine(folder, "cli", "dryapi"), server.Url, arrived);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Measure(string empty, string cli, Uri service, SemaphoreSlim arrived)
    {
        Process? last = null;
        (string What, string File, string[] Args, bool IsToRequest)[] subjects =
        [
            ("empty program", empty, [], false), ("until the first request", cli, ["balance"], true), ("help of a command", cli, ["txt2img", "--help"], false), ("help of all commands", cli, ["--help"], false),
        ];
        var times = Sampler.Interleave(Runs, Sampler.Elapsed, _ => End(ref last), subject => last = Start(subject.File, subject.Args, subject.IsToRequest ? arrived : null, service), subjects);
        End(ref last);
        var isKept = true;
        for (var i = 0; i < subjects.Length; i++)
        {
            var (ratio, goal) = (times[i].RatioTo(times[0]), i == 0 ? 1 : subjects[i].IsToRequest ? MostForRequest : MostForHelp);
            isKept &= ratio <= goal;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{subjects[i].What,-24} median {times[i].Median,8:0.0} ms, {ratio:0.00} times, at most {goal:0.0} wanted: {(ratio <= goal ? "kept" : "EXCEEDED")}"));
        }

        return isKept;
    }

    private static Process Start(string file, string[] args, SemaphoreSlim? arrived, Uri service)
    {
        var start = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DRYAPI_API_KEY"] = "any-key";
        start.Environment["DRYAPI_BASE_URL"] = service.AbsoluteUri;
        var process = Process.Start(start)!;
        if (arrived is not null)
        {
            arrived.Wait();
        }
        else
        {
            process.WaitForExit();
        }

        return process;
    }

    private static void End(ref Process? process)
    {
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }
}
