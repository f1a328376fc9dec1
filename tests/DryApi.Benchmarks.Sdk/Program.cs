using System.Diagnostics;
using System.Globalization;

namespace DryApi.Benchmarks.Sdk;

/// <summary>
/// Submits a job to the address that is named, in a fresh process; writes its id and how many milliseconds that took from the first line on. With the
/// name of a file, the image goes there.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var start = Stopwatch.GetTimestamp();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "key", BaseAddress = new Uri(args[0]) });
        var job = await client.Txt2Img.SubmitAsync(new Txt2ImgRequest
        {
            Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell",
            Width = 512, Height = 512, Guidance = 7.5, Steps = 20, Seed = 42,
        }).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Id} {time}"));
        if (args.Length > 1)
        {
            await job.WaitAsync().ConfigureAwait(false);
            await job.DownloadAsync(args[1]).ConfigureAwait(false);
        }
    }
}
