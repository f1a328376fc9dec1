using System.Net.WebSockets;
using DryApi.Http;

namespace DryApi;

/// <summary>Opens the websockets of live updates. They know nothing of the client's HTTP client, whose headers may have the key.</summary>
internal static class LiveSocket
{
    /// <summary>Opens one.</summary>
    public static async Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            // The protocol has pings of its own.
            socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
            socket.Options.Proxy = new LoopbackBypass();
            socket.Options.CollectHttpResponseDetails = true;
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException exception) when (socket.HttpStatusCode != 0)
        {
            socket.Dispose();
            throw new HttpRequestException(exception.Message, exception, socket.HttpStatusCode);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }
}
