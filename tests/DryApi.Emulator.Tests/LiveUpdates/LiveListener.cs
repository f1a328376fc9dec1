using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>Somebody who listens to live updates and knows no more of the protocol than a websocket.</summary>
internal sealed class LiveListener : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];

    private LiveListener()
    {
    }

    /// <summary>The id that signatures are made for.</summary>
    public string SocketId { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects, and hears no word yet.</summary>
    public static async Task<LiveListener> OpenAsync(Uri url)
    {
        var listener = new LiveListener();
        await listener._socket.ConnectAsync(url, Cancellation);
        return listener;
    }

    /// <summary>Connects, and hears that it is.</summary>
    public static async Task<LiveListener> ConnectAsync(Uri url)
    {
        var listener = await OpenAsync(url);
        listener.Greet(await listener.ReadAsync());
        return listener;
    }

    /// <summary>Takes the id from the first message.</summary>
    public void Greet(string message)
    {
        var greeting = JsonNode.Parse(message)!;
        ((string)greeting["event"]!).ShouldBe("pusher:connection_established");
        SocketId = (string)JsonNode.Parse((string)greeting["data"]!)!["socket_id"]!;
    }

    /// <summary>Signs as the protocol says.</summary>
    public string Sign(string key, string secret, string channel) =>
        $"{key}:{Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{SocketId}:{channel}")))}";

    public Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    public async Task SubscribeAsync(string channel, string signature)
    {
        await SendAsync(new JsonObject { ["event"] = "pusher:subscribe", ["data"] = new JsonObject { ["channel"] = channel, ["auth"] = signature } }.ToJsonString());
        (await ReadAsync()).ShouldBe($$"""{"event":"pusher_internal:subscription_succeeded","channel":"{{channel}}"}""");
    }

    /// <summary>The next message; at the end, <c>closed</c> and the status.</summary>
    public async Task<string> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), Cancellation);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return $"closed {(int?)_socket.CloseStatus}";
            }

            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(_buffer, 0, length);
            }
        }
    }

    /// <summary>The next update of a job.</summary>
    public async Task<JsonObject> ReadUpdateAsync()
    {
        var message = JsonNode.Parse(await ReadAsync())!;
        ((string)message["event"]!).ShouldBe("request.status.updated");
        return JsonNode.Parse((string)message["data"]!)!.AsObject();
    }

    /// <summary>Pings, and reads until that is answered.</summary>
    public async Task<List<string>> ReadToPongAsync()
    {
        await SendAsync("""{"event":"pusher:ping","data":{}}""");
        return await ReadToAsync("""{"event":"pusher:pong","data":{}}""");
    }

    /// <summary>Reads until the other side closes.</summary>
    public async Task<List<string>> ReadToEndAsync()
    {
        var messages = await ReadToAsync("closed ");
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        return messages;
    }

    /// <summary>Closes, and reads until the other side does.</summary>
    public async Task<string> CloseAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        return await ReadAsync();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<List<string>> ReadToAsync(string last)
    {
        var messages = new List<string>();
        do
        {
            messages.Add(await ReadAsync());
        }
        while (!messages[^1].StartsWith(last, StringComparison.Ordinal));

        return messages;
    }
}
