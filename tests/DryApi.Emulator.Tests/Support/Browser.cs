using System.Text.Json;
using DryApi.Emulator.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace DryApi.Emulator.Tests.Support;

/// <summary>Chromium without a window, started by the first test that needs it and shared by all.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

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
    public async Task<PlayedVideo> PlayAsync(Uri url, params IReadOnlyList<double> moments)
    {
        var page = await OpenPageAsync();
        try
        {
            // A page of the same origin: of a video from elsewhere a canvas shows no pixels.
            var address = new Uri(url, "/a-page-of-the-tests").AbsoluteUri;
            await page.RouteAsync(address, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html>" }));
            await page.GotoAsync(address);
            var said = await page.EvaluateAsync<JsonElement>(PlayedVideo.Script, new { url = url.AbsoluteUri, moments });
            return PlayedVideo.Read(said);
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
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Timeout = 0 }));
    }
}
