using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DryApi.Generated.Tests.Live;

/// <summary>A websocket whose other side is the test.</summary>
internal sealed class FakeSocket : WebSocket
{
    private readonly Channel<Func<byte[]?>> _incoming = Channel.CreateUnbounded<Func<byte[]?>>();
    private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
    private byte[] _rest = [];
    private WebSocketCloseStatus? _status;
    private volatile bool _isWaiting;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Whether it lets listen as soon as it is asked.</summary>
    public bool WelcomesByItself { get; init; }

    /// <summary>Whether pings are left unanswered.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Whether all that was said is read, and more is waited for.</summary>
    public bool IsIdle => _isWaiting && _incoming.Reader.Count == 0;

    public override WebSocketCloseStatus? CloseStatus => _status;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>Says a message.</summary>
    public void Say(string message) => Say(Encoding.UTF8.GetBytes(message));

    public void Say(byte[] message) => _incoming.Writer.TryWrite(() => message);

    /// <summary>Says where a job stands.</summary>
    public void Tell(string jobId, string status, string? progress = null, string? resultUrl = null, string? preview = null, string channel = LiveService.Channel) =>
        Say(Event("request.status.updated", channel, new JsonObject { ["request_id"] = jobId, ["status"] = status, ["preview"] = preview, ["result_url"] = resultUrl, ["progress"] = progress }));

    /// <summary>Welcomes and lets listen.</summary>
    public async Task WelcomeAsync(int? activityTimeout = 30)
    {
        Greet(activityTimeout);
        (await SaidAsync()).ShouldBe($$$"""{"event":"pusher:subscribe","data":{"auth":"app:signed 1.2 {{{LiveService.Channel}}}","channel":"{{{LiveService.Channel}}}"}}""");
        Subscribe();
    }

    public void Greet(int? activityTimeout = 30) =>
        Say(Event("pusher:connection_established", null, new JsonObject { ["socket_id"] = "1.2", ["activity_timeout"] = activityTimeout }));

    public void Subscribe() => Say($$"""{"event":"pusher_internal:subscription_succeeded","channel":"{{LiveService.Channel}}","data":"{}"}""");

    /// <summary>Closes.</summary>
    public void Close(int? code) => _incoming.Writer.TryWrite(() =>
    {
        _status = (WebSocketCloseStatus?)code;
        return null;
    });

    /// <summary>Breaks.</summary>
    public void Break() => _incoming.Writer.TryWrite(() => throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

    /// <summary>Whether the client has said something that nobody has read: true in the moment in which it says it.</summary>
    public bool HasSaid => _sent.Reader.Count > 0;

    /// <summary>The next message that was sent.</summary>
    public ValueTask<string> SaidAsync() => _sent.Reader.ReadAsync(Token);

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.Length == 0)
        {
            _isWaiting = true;
            await _incoming.Reader.WaitToReadAsync(cancellationToken);
            _isWaiting = false;
            _incoming.Reader.TryRead(out var next);
            if (next!() is not { } message)
            {
                return new(0, WebSocketMessageType.Close, endOfMessage: true);
            }

            _rest = message;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest.AsMemory(0, count).CopyTo(buffer);
        _rest = _rest[count..];
        return new(count, WebSocketMessageType.Text, _rest.Length == 0);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var message = Encoding.UTF8.GetString(buffer.Span);
        _sent.Writer.TryWrite(message);
        if (!IsStalled && message.Contains("pusher:ping", StringComparison.Ordinal))
        {
            Say("""{"event":"pusher:pong","data":"{}"}""");
        }

        if (WelcomesByItself && message.Contains("pusher:subscribe", StringComparison.Ordinal))
        {
            Subscribe();
        }

        return ValueTask.CompletedTask;
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override void Abort()
    {
    }

    public override void Dispose() => IsDisposed = true;

    private static string Event(string name, string? channel, JsonObject data)
    {
        var message = new JsonObject { ["event"] = name, ["data"] = data.ToJsonString() };
        if (channel is not null)
        {
            message["channel"] = channel;
        }

        return message.ToJsonString();
    }
}
