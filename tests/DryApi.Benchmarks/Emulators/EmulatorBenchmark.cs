using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using DryApi.Emulator;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;

namespace DryApi.Benchmarks.Emulators;

/// <summary>
/// The emulator under load, from outside: what 10,000 jobs cost, and how often it says where a job stands, beside Prism, which knows no jobs, and a route
/// of Kestrel that responds with the same bytes. Servers in .NET and what calls them share this process and its processors.
/// </summary>
internal static class EmulatorBenchmark
{
    private const int Jobs = 10_000;
    private const int Callers = 16;
    private const int Rounds = 5;
    private const double MostBytesAJob = 2048;
    private const double LeastCallsASecond = 5000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>Whether all goals are kept.</returns>
    public static async Task<bool> RunAsync()
    {
        var options = new DryApiEmulatorOptions { MaxJobs = 2 * Jobs, Workers = Jobs, Accounts = [new EmulatorAccount { Balance = 1_000_000 }] };
        await using var emulator = await DryApiEmulator.StartAsync(options).ConfigureAwait(false);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator.BaseAddress });
        // What is made once is not the jobs'.
        await SubmitAsync(client, 500).ConfigureAwait(false);
        var (bytes, isEnded) = await MeasureJobsAsync(client).ConfigureAwait(false);
        var job = (await SubmitAsync(client, 1).ConfigureAwait(false)).Single();
        await Task.Delay(options.PendingTime + options.ProcessingTime + Pause).ConfigureAwait(false);
        var calls = await MeasureCallsAsync(emulator.BaseAddress, job).ConfigureAwait(false);
        return isEnded & bytes <= MostBytesAJob & calls >= LeastCallsASecond;
    }

    private static async Task<(double Bytes, bool IsEnded)> MeasureJobsAsync(DryApiClient client)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var ids = await SubmitAsync(client, Jobs).ConfigureAwait(false);
        var submitted = Stopwatch.GetElapsedTime(start);
        var ended = 0;
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (id, cancellation) =>
        {
            // Not WaitAsync: between its questions it leaves an image the seconds that the real service takes.
            var status = await client.GetJob(id).GetStatusAsync(cancellation).ConfigureAwait(false);
            while (status.Status == JobStatus.Pending || status.Status == JobStatus.Processing)
            {
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
                status = await client.GetJob(id).GetStatusAsync(cancellation).ConfigureAwait(false);
            }

            Interlocked.Add(ref ended, status.Status == JobStatus.Done ? 1 : 0);
        }).ConfigureAwait(false);
        var waited = Stopwatch.GetElapsedTime(start);
        ids = [];
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Jobs;
        Print($"{ended:#,0} of {Jobs:#,0} jobs ended: submitted in {submitted.TotalSeconds:0.0} s, all seen done after {waited.TotalSeconds:0.0} s");
        Print($"  a finished job: {bytes:#,0} bytes, at most {MostBytesAJob:#,0}: {(bytes <= MostBytesAJob ? "kept" : "EXCEEDED")}");
        return (bytes, ended == Jobs);
    }

    private static async Task<double> MeasureCallsAsync(Uri emulator, string job)
    {
        var path = "/api/v1/client/request-status/" + job;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var same = await http.GetByteArrayAsync(new Uri(emulator, path)).ConfigureAwait(false);
        await using var bare = await WebServer.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = same.Length;
            return context.Response.Body.WriteAsync(same, context.RequestAborted).AsTask();
        }).ConfigureAwait(false);
        await using var prism = new PrismServer();
        await prism.InitializeAsync().ConfigureAwait(false);
        (string Name, Uri Url)[] servers = [("bare Kestrel route", new Uri(bare.Url, path)), ("emulator", new Uri(emulator, path)), ("Prism", new Uri(prism.UrlOf("v1"), path))];
        var rates = servers.Select(_ => new List<double>()).ToArray();
        // In turn, so that a slower moment of the machine meets them all; the first round is for the caches.
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (index, server) in servers.Index())
            {
                var rate = await CallsASecondAsync(http, server.Url).ConfigureAwait(false);
                if (round >= 0)
                {
                    rates[index].Add(rate);
                }
            }
        }

        var medians = rates.Select(each => each.Order().ElementAt(Rounds / 2)).ToArray();
        Print($"status calls a second, {Callers} callers, {Environment.ProcessorCount} processors");
        foreach (var (index, server) in servers.Index())
        {
            Print($"  {server.Name,-20}{medians[index] / medians[0],8:0.00}{medians[index],10:#,0}");
        }

        Print($"  goal: {medians[1]:#,0}, at least {LeastCallsASecond:#,0}: {(medians[1] >= LeastCallsASecond ? "kept" : "MISSED")}");
        return medians[1];
    }

    private static async Task<double> CallsASecondAsync(HttpClient http, Uri url)
    {
        var start = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < Round; count++)
            {
                await http.GetByteArrayAsync(url).ConfigureAwait(false);
            }

            return count;
        })).ConfigureAwait(false);
        return calls.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The ids of so many jobs.</summary>
    private static async Task<IReadOnlyCollection<string>> SubmitAsync(DryApiClient client, int count)
    {
        var ids = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, cancellation) =>
        {
            var request = new Txt2ImgRequest { Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = number };
            ids.Add((await client.Txt2Img.SubmitAsync(request, cancellation).ConfigureAwait(false)).Id);
        }).ConfigureAwait(false);
        return ids;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
