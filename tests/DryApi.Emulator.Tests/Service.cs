using System.Net.Http.Headers;
using System.Text.Json;

namespace DryApi.Emulator.Tests;

/// <summary>An emulator with a clock of its own, an SDK client and a plain one.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly DryApiEmulator _emulator;

    private Service(DryApiEmulator emulator, PassingTimeProvider clock)
    {
        _emulator = emulator;
        Clock = clock;
        ClientOptions = new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", BaseAddress = emulator.BaseAddress, TimeProvider = clock };
        Client = new DryApiClient(ClientOptions);
        Http = new HttpClient { BaseAddress = emulator.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any-key-that-must-stay-secret");
    }

    public PassingTimeProvider Clock { get; }

    public DryApiClient Client { get; }

    /// <summary>How to make another client.</summary>
    public DryApiClientOptions ClientOptions { get; }

    /// <summary>A client with a key, for what the SDK would not send.</summary>
    public HttpClient Http { get; }

    public DryApiEmulator Emulator => _emulator;

    public Uri BaseAddress => _emulator.BaseAddress;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<Service> StartAsync(decimal balance = 10, int maxJobs = 1000) => StartAsync(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Balance = balance }], MaxJobs = maxJobs });

    public static async Task<Service> StartAsync(DryApiEmulatorOptions options)
    {
        var clock = new PassingTimeProvider();
        return new Service(await DryApiEmulator.StartAsync(options with { TimeProvider = clock }, Cancellation), clock);
    }

    public async Task<byte[]> DownloadAsync(DryApiJob job)
    {
        using var file = new MemoryStream();
        await job.DownloadAsync(file, cancellationToken: Cancellation);
        return file.ToArray();
    }

    /// <summary>Sends a request as it is, and reads the JSON that comes back.</summary>
    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        change?.Invoke(request);
        using var response = await Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Client.Dispose();
        await _emulator.DisposeAsync();
    }
}
