using System.Text.Json;
using DryApi.Emulator.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace DryApi.Emulator.Tests.Support;

/// <summary>Chromium without a window, started by the first test that needs it and shared by all.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>Where several pages are open, a browser lets those play that somebody looks at; here all have to.</summary>
    private static readonly string[] Arguments = ["--disable-background-media-suspend", "--autoplay-policy=no-user-gesture-required"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Program)>> _started = new(StartAsync);

    /// <summary>Opens a page that shares nothing with others.</summary>
    public async Task<IPage> OpenPageAsync()
    {
        var page = await (await _started.Value).Program.NewPageAsync();
        // Tests have no limits in real time. Zero would be none, but for actions that are tried again.
        page.SetDefaultTimeout((float)TimeSpan.FromDays(1).TotalMilliseconds);
        return page;
    }

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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && _started.Value.IsCompletedSuccessfully)
        {
            var (driver, program) = await _started.Value;
            await program.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Program)> StartAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test plays what the emulator makes in chromium, and none is on the PATH: install it ('apt-get install chromium' on Debian), or Chrome.");
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Timeout = 0, Args = Arguments }));
    }
}
