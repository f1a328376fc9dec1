using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace DryApi.Benchmarks.NSwag;

/// <summary>One call in a fresh process, to the address that is named; writes the answer's id and how many milliseconds it took from the first line on.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var start = Stopwatch.GetTimestamp();
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "key") } };
        var client = new StockClient(http) { BaseUrl = args[0] };
        var answer = await client.RequestTxt2ImageAsync(Accept.Application_json, new()
        {
            Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell",
            Width = 512, Height = 512, Guidance = 7.5, Steps = 20, Seed = 42,
        }).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Data.Request_id} {time}"));
    }
}
