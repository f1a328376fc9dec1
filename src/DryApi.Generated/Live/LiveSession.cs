using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi;

/// <summary>One connection of live updates, from opening it to its end.</summary>
/// <param name="options">Where, and how large a message may be.</param>
/// <param name="channel">The channel that it listens to.</param>
/// <param name="time">The time that its limits go by.</param>
/// <param name="authorize">Has the API sign that the connection of an id may listen.</param>
/// <param name="onLive">Told once updates come.</param>
/// <param name="onUpdate">Told of each message of the channel that tells where a job stands.</param>
internal sealed class LiveSession(LiveUpdatesOptions options, string channel, TimeProvider time, Func<string, CancellationToken, Task<string>> authorize, Action onLive, Action<LiveMessage> onUpdate)
{
    /// <summary>How long it may take until updates come.</summary>
    public static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30);

    /// <summary>How long a ping may go unanswered.</summary>
    public static readonly TimeSpan PongTime = TimeSpan.FromSeconds(30);

    private const int FirstBuffer = 4096;

    private static readonly TimeSpan ShortestSilence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UsualSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(120);

    // Not disposed: the timer may come while it ends. It has no timer of its own that would stay.
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private byte[] _buffer = new byte[Math.Min(FirstBuffer, options.MaxMessageSize)];
    private WebSocket? _socket;
    private ITimer? _silence;
    private TimeSpan _longestSilence = UsualSilence;
    private volatile bool _isLive;
    private volatile bool _waitsForPong;

    /// <summary>Listens until the end.</summary>
    /// <exception cref="OperationCanceledException">It was canceled from here.</exception>
    public async Task<LiveEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static ended => ((CancellationTokenSource)ended!).Cancel(), _ended);
        using var silence = _silence = time.CreateTimer(static session => ((LiveSession)session!).OnSilence(), this, OpeningTime, Timeout.InfiniteTimeSpan);
        try
        {
            using var socket = _socket = await options.Connect(UrlOf(options.Address), _ended.Token).ConfigureAwait(false);
            return await ListenAsync(socket).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // An aborted websocket throws what it likes.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DryApiException refusal)
        {
            return LiveEnd.OfRefusal(refusal);
        }
        catch (Exception failure)
        {
            // Whatever a websocket, a proxy or a resolver throws: the connection is none.
            return _ended.IsCancellationRequested ? new LiveEnd(LiveNext.ConnectLater, "The server of live updates was silent for too long.") : LiveEnd.OfFailure(failure);
        }
        finally
        {
            // Nothing may hold a buffer that was needed once.
            _buffer = [];
        }
    }

    private async Task<LiveEnd> ListenAsync(WebSocket socket)
    {
        while (true)
        {
            var (isEnd, received) = await ReadAsync(socket).ConfigureAwait(false);
            if (isEnd)
            {
                await CloseAsync(socket).ConfigureAwait(false);
                return LiveEnd.OfClose(socket.CloseStatus, socket.CloseStatusDescription);
            }

            _waitsForPong = false;
            if (_isLive)
            {
                _silence!.Change(_longestSilence, Timeout.InfiniteTimeSpan);
            }

            if (LiveMessage.Read(received) is { } message && await HandleAsync(message).ConfigureAwait(false) is { } end)
            {
                await CloseAsync(socket).ConfigureAwait(false);
                return end;
            }
        }
    }

    /// <summary>Does what a message asks for. What is not known is of no account.</summary>
    /// <returns>The end, where it says so.</returns>
    private async ValueTask<LiveEnd?> HandleAsync(LiveMessage message)
    {
        switch (message.Event)
        {
            case LiveMessage.Established when LiveMessage.Text(message.Data, "socket_id") is { } id:
                _longestSilence = SilenceOf(LiveMessage.Number(message.Data, "activity_timeout"));
                var signature = await authorize(id, _ended.Token).ConfigureAwait(false);
                await SendAsync(new JsonObject { ["event"] = "pusher:subscribe", ["data"] = new JsonObject { ["auth"] = signature, ["channel"] = channel } }).ConfigureAwait(false);
                return null;
            case LiveMessage.Ping:
                await SendAsync(new JsonObject { ["event"] = "pusher:pong", ["data"] = new JsonObject() }).ConfigureAwait(false);
                return null;
            case LiveMessage.Subscribed when message.Channel == channel && !_isLive:
                _isLive = true;
                _silence!.Change(_longestSilence, Timeout.InfiniteTimeSpan);
                onLive();
                return null;
            case LiveMessage.StatusUpdated when message.Channel == channel && _isLive:
                onUpdate(message);
                return null;
            case LiveMessage.SubscriptionError when message.Channel == channel:
                return LiveEnd.OfCode(LiveMessage.Number(message.Data, "status"), LiveMessage.Text(message.Data, "error"));
            case LiveMessage.Error when message.Channel is null && LiveMessage.Number(message.Data, "code") is >= 4000 and < 4300 and var code:
                return LiveEnd.OfCode(code, LiveMessage.Text(message.Data, "message"));
            default:
                return null;
        }
    }

    private static TimeSpan SilenceOf(double? seconds) =>
        seconds is not { } given || double.IsNaN(given) ? UsualSilence : TimeSpan.FromSeconds(Math.Clamp(given, ShortestSilence.TotalSeconds, LongestSilence.TotalSeconds));

    /// <summary>Pings once it was silent for as long as the server allows, and ends it when nothing comes of that.</summary>
    private void OnSilence()
    {
        if (!_isLive || _waitsForPong)
        {
            // Elsewhere: whoever is canceled goes on at once, and a clock may hold locks here.
            _ = _ended.CancelAsync();
            return;
        }

        _waitsForPong = true;
        _silence!.Change(PongTime, Timeout.InfiniteTimeSpan);
        _ = PingAsync();
    }

    private async Task PingAsync()
    {
        try
        {
            await SendAsync(new JsonObject { ["event"] = LiveMessage.Ping, ["data"] = new JsonObject() }).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whoever reads learns that it broke.
        }
    }

    /// <summary>Sends a message. A websocket takes one at a time.</summary>
    private async Task SendAsync(JsonObject message)
    {
        await _sending.WaitAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            await _socket!.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, _ended.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Reads the next message that is no longer than it may be; longer ones are passed over.</summary>
    private async ValueTask<(bool IsEnd, ReadOnlyMemory<byte> Message)> ReadAsync(WebSocket socket)
    {
        var (length, isTooLong) = (0, false);
        while (true)
        {
            if (length == _buffer.Length && !(isTooLong = length >= options.MaxMessageSize))
            {
                Array.Resize(ref _buffer, Math.Min(length * 2, options.MaxMessageSize));
            }

            length = isTooLong ? 0 : length;
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), _ended.Token).ConfigureAwait(false);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return (true, default);
            }

            if (received.EndOfMessage)
            {
                if (!isTooLong && received.MessageType == WebSocketMessageType.Text)
                {
                    return (false, _buffer.AsMemory(0, length));
                }

                (length, isTooLong) = (0, false);
            }
        }
    }

    /// <summary>Says that it ends, where the other side can still hear it.</summary>
    private async Task CloseAsync(WebSocket socket)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _ended.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It is at its end either way.
        }
    }

    private static Uri UrlOf(Uri address) => new UriBuilder(address)
    {
        Scheme = address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeWss : Uri.UriSchemeWs,
        Port = address.Port,
        Query = "protocol=7",
    }.Uri;
}
