using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Support;
using Microsoft.Playwright;

namespace DryApi.Emulator.Tests.Page;

/// <summary>An emulator whose clock stands, and its page in a browser.</summary>
internal sealed class ShownPage : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly List<string> _complaints = [];

    private ShownPage(DryApiEmulator emulator, IPage page)
    {
        (Emulator, Page) = (emulator, page);
        _http = new HttpClient { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", "any") } };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public DryApiEmulator Emulator { get; }

    public IPage Page { get; }

    /// <summary>What the browser complains of.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts an emulator and looks at its page, which is live then.</summary>
    public static async Task<ShownPage> OpenAsync(Browser browser, DryApiEmulatorOptions? options = null, ColorScheme scheme = ColorScheme.Light)
    {
        var emulator = await DryApiEmulator.StartAsync(options, Cancellation);
        emulator.Clock.Stop();
        var shown = new ShownPage(emulator, await browser.OpenPageAsync());
        await shown.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await shown.Page.GotoAsync(emulator.BaseAddress.AbsoluteUri);
        await shown.Page.WaitForFunctionAsync("() => document.querySelector('#connection').textContent === 'live' && document.querySelector('#now').textContent !== ''");
        return shown;
    }

    /// <summary>Sends a request of version 1.</summary>
    public async Task<JsonNode> SendAsync(string operation, object body)
    {
        using var response = await _http.PostAsJsonAsync("/api/v1/client/" + operation, body, Cancellation);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
    }

    public Task SubmitPictureAsync(string prompt, string? webhookUrl = null, int seed = 1) =>
        SendAsync("txt2img", new { prompt, model = "Flux1schnell", width = 384, height = 256, guidance = 1, steps = 1, seed, webhook_url = webhookUrl });

    public Task SubmitSpeechAsync(string text) =>
        SendAsync("txt2audio", new { text, model = "Kokoro", voice = "af_sky", lang = "en-us", speed = 1, format = "wav", sample_rate = 24000 });

    public Task SubmitVideoAsync(string prompt) =>
        SendAsync("txt2video", new { prompt, model = "Ltxv_13B_0_9_8_Distilled_FP8", width = 256, height = 256, guidance = 1, steps = 1, seed = 3, frames = 48, fps = 24 });

    public Task SubmitEmbeddingAsync(string input) => SendAsync("txt2embedding", new { input, model = "Bge_M3_FP16" });

    /// <summary>Waits until something is so on the page.</summary>
    /// <param name="condition">What, in the page's language.</param>
    public Task WaitForAsync(string condition) => Page.WaitForFunctionAsync("() => " + condition);

    public Task<T> EvaluateAsync<T>(string expression) => Page.EvaluateAsync<T>(expression);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Page.CloseAsync();
        await Emulator.DisposeAsync();
    }
}
