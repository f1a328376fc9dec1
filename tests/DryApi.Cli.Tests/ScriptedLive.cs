using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests;

/// <summary>Live updates as a test tells them, to one connection after the other.</summary>
internal sealed class ScriptedLive
{
    /// <summary>The id of the client whose channel it has.</summary>
    public const string ClientId = "7";

    private const string ChannelName = "private-client." + ClientId;

    private readonly Channel<Func<WebSocket, Task>> _told = System.Threading.Channels.Channel.CreateUnbounded<Func<WebSocket, Task>>();
    private readonly TaskCompletionSource _isHeard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;

    /// <summary>Responds to who wants to connect, in place of a websocket; told how many were there before.</summary>
    public Func<HttpContext, int, bool> Refuses { get; init; } = (_, _) => false;

    /// <summary>How many wanted to connect.</summary>
    public int Connections => _connections;

    /// <summary>Ends when somebody hears what is told.</summary>
    public Task IsHeard => _isHeard.Task;

    /// <summary>Tells where a job stands.</summary>
    /// <param name="preview">A data URI or a link; null for none.</param>
    /// <param name="percent">How much of it is done.</param>
    /// <param name="status">Its status.</param>
    public void Tell(string? preview, double percent = 50, string status = "in_progress") => _told.Writer.TryWrite(socket => SendAsync(
        socket,
        "request.status.updated",
        ChannelName,
        new JsonObject { ["request_id"] = "job-1", ["status"] = status, ["preview"] = preview, ["result_url"] = null, ["progress"] = percent.ToString(System.Globalization.CultureInfo.InvariantCulture) }));

    /// <summary>Closes the connection with a code of the protocol.</summary>
    public void Close(int code, string reason) => _told.Writer.TryWrite(socket => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None));

    /// <summary>A picture as the service sends previews.</summary>
    public static string Preview(byte[] picture) => "data:image/png;base64," + Convert.ToBase64String(picture);

    /// <summary>Responds to what is asked of live updates.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> TryRespondAsync(HttpContext context)
    {
        if (context.Request.Path == "/broadcasting/auth")
        {
            await context.Response.WriteAsync("""{"auth":"key:signature"}""");
            return true;
        }

        if (!context.Request.Path.StartsWithSegments("/app"))
        {
            return false;
        }

        if (Refuses(context, Interlocked.Increment(ref _connections) - 1))
        {
            return true;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await SendAsync(socket, "pusher:connection_established", null, new JsonObject { ["socket_id"] = "1.1", ["activity_timeout"] = 120 });
            await socket.ReceiveAsync(new byte[4096], context.RequestAborted);
            await SendAsync(socket, "pusher_internal:subscription_succeeded", ChannelName, []);
            _isHeard.TrySetResult();
            while (socket.State == WebSocketState.Open)
            {
                await (await _told.Reader.ReadAsync(context.RequestAborted))(socket);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // Whoever heard it is gone.
        }

        return true;
    }

    private static Task SendAsync(WebSocket socket, string name, string? channel, JsonObject data) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(new JsonObject { ["event"] = name, ["channel"] = channel, ["data"] = data.ToJsonString() }.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
}
