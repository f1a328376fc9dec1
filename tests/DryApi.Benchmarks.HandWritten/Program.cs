using System.Diagnostics;
using System.Globalization;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>One call in a fresh process, to the address that is named; writes the answer's id and how many milliseconds it took from the first line on.</summary>
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
    }
}
