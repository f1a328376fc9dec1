using System.Text.Json;
using DryApi.Emulator.Tests.Support;
using DryApi.Tests.Browsers;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace DryApi.Emulator.Tests.Support;

/// <summary>The browser of these tests, which also plays what the emulator makes.</summary>
public sealed class Browser : ChromiumBrowser
{
    /// <summary>Plays a video to its end, then looks at moments of it.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="moments">At which times, in seconds.</param>
    public async Task<PlayedVideo> PlayAsync(Uri url, params IReadOnlyList<double> moments) =>
        PlayedVideo.Read(await RunAsync(url, PlayedVideo.Script, new { url = url.AbsoluteUri, moments }));

    /// <summary>Decodes a sound of one channel.</summary>
    /// <returns>Its samples, as of 16 bits.</returns>
    /// <param name="url">Where it is.</param>
    /// <param name="sampleRate">Its rate in hertz; of another one there would be other samples.</param>
    public async Task<short[]> DecodeAsync(Uri url, int sampleRate)
    {
        const string script = """
            async ({ url, sampleRate }) => {
              const file = await (await fetch(url)).arrayBuffer();
              const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(file);
              return Array.from(sound.getChannelData(0), sample => Math.max(-32768, Math.min(32767, Math.round(sample * (sample < 0 ? 32768 : 32767)))) | 0);
            }
            """;
        var said = await RunAsync(url, script, new { url = url.AbsoluteUri, sampleRate });
        return [.. said.EnumerateArray().Select(sample => sample.GetInt16())];
    }

    /// <summary>Runs a script in a page that comes from where a file does: of another one, a page sees no pixels and no bytes.</summary>
    private async Task<JsonElement> RunAsync(Uri file, string script, object argument)
    {
        var page = await OpenPageAsync();
        try
        {
            var address = new Uri(file, "/a-page-of-the-tests").AbsoluteUri;
            await page.RouteAsync(address, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html>" }));
            await page.GotoAsync(address);
            return await page.EvaluateAsync<JsonElement>(script, argument);
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
