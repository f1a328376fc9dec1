using Microsoft.Playwright;

namespace DryApi.Tests.Browsers;

/// <summary>Chromium without a window, started by the first test that needs it and shared by all.</summary>
public abstract class ChromiumBrowser : IAsyncDisposable
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && _started.Value.IsCompletedSuccessfully)
        {
            var (driver, program) = await _started.Value;
            await program.DisposeAsync();
            driver.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private static async Task<(IPlaywright Driver, IBrowser Program)> StartAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test looks at a page, or plays what was made, in chromium, and none is on the PATH: install it ('apt-get install chromium' on Debian), or Chrome.");
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Timeout = 0, Args = Arguments }));
    }
}
