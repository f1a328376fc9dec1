using System.Diagnostics;
using System.Globalization;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>
/// Submits a job to the address that is named, in a fresh process; writes its id and how many milliseconds that took from the first line on. With the
/// name of a file, the image goes there.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var start = Stopwatch.GetTimestamp();
        using var http = new HttpClient();
        var client = new ServiceClient(http, new Uri(args[0]), "key");
        var answer = await client.Txt2ImgAsync(new Txt2ImgBody
        {
            Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell",
            Width = 512, Height = 512, Guidance = 7.5, Steps = 20, Seed = 42,
        }).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Data.RequestId} {time}"));
        if (args.Length > 1)
        {
            await SaveAsync(client, answer.Data.RequestId, args[1]).ConfigureAwait(false);
        }
    }

    private static async Task SaveAsync(ServiceClient client, string id, string path)
    {
        for (; ; )
        {
            var progress = (await client.GetStatusAsync(id).ConfigureAwait(false)).Data;
            switch (progress.Status)
            {
                case JobState.Done:
                    await client.DownloadAsync(new Uri(progress.ResultUrl!), path).ConfigureAwait(false);
                    return;
                case JobState.Error:
                    throw new InvalidOperationException($"The job {id} failed.");
                default:
                    await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
                    break;
            }
        }
    }
}
