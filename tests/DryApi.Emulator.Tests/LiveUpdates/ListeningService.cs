using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>An emulator whose clock stands, and somebody who listens to the jobs of its first account.</summary>
internal sealed class ListeningService : IAsyncDisposable
{
    private ListeningService(DryApiEmulator emulator, LiveListener listener)
    {
        (Emulator, Listener) = (emulator, listener);
        Http = new HttpClient { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", "any") } };
    }

    public DryApiEmulator Emulator { get; }

    public LiveListener Listener { get; }

    /// <summary>A client with the key of the first account.</summary>
    public HttpClient Http { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ListeningService> StartAsync(params EmulatorAccount[] accounts)
    {
        var options = new DryApiEmulatorOptions { LiveUpdatesSecret = ProtocolEdges.Secret };
        var emulator = await DryApiEmulator.StartAsync(accounts.Length == 0 ? options : options with { Accounts = accounts }, Cancellation);
        emulator.Clock.Stop();
        var service = new ListeningService(emulator, await LiveListener.ConnectAsync(emulator.LiveUpdatesAddress));
        var channel = "private-client." + options.Accounts[0].ClientId;
        using var response = await service.Http.PostAsJsonAsync("/broadcasting/auth", new { socket_id = service.Listener.SocketId, channel_name = channel }, Cancellation);
        await service.Listener.SubscribeAsync(channel, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("auth").GetString()!);
        return service;
    }

    /// <summary>Submits a job.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SubmitAsync(string operation, object body)
    {
        using var response = await Http.PostAsJsonAsync("/api/v1/client/" + operation, body, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return (string)JsonNode.Parse(text)!["data"]!["request_id"]!;
    }

    /// <summary>Lets all jobs end.</summary>
    public Task PassAsync() => Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

    public async Task<List<JsonObject>> ReadUpdatesAsync(int count)
    {
        var updates = new List<JsonObject>();
        while (updates.Count < count)
        {
            updates.Add(await Listener.ReadUpdateAsync());
        }

        return updates;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Listener.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
