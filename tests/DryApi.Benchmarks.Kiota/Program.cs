using System.Diagnostics;
using System.Globalization;
using DryApi.Benchmarks.Kiota.Api.V1.Client.Txt2img;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Benchmarks.Kiota;

/// <summary>One call in a fresh process, to the address that is named; writes the answer's id and how many milliseconds it took from the first line on.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var start = Stopwatch.GetTimestamp();
        using var adapter = new HttpClientRequestAdapter(new BaseBearerTokenAuthenticationProvider(new ApiKey("key"))) { BaseUrl = args[0] };
        var client = new KiotaClient(adapter);
        var answer = await client.Api.V1.Client.Txt2img.PostAsync(new Txt2imgPostRequestBody
        {
            Prompt = "A beautiful sunset over mountains", Model = "Flux1schnell",
            Width = 512, Height = 512, Guidance = 7.5, Steps = 20, Seed = 42,
        }).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer?.Data?.RequestId} {time}"));
    }
}
