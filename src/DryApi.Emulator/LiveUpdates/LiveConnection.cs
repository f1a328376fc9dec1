using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>A websocket of somebody who listens: what waits to be sent, and what comes.</summary>
internal sealed class LiveConnection(WebSocket socket) : IDisposable
{
    /// <summary>The longest message that is read, in bytes: soketi takes events of that size.</summary>
    public const int MaxMessageBytes = 100 * 1024;

    /// <summary>How many messages wait for somebody who reads slowly. Others are lost then, as with soketi.</summary>
    private const int MaxWaiting = 64;

    /// <summary>How long the other side has to say that it closes too, in real time.</summary>
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly Channel<Lazy<byte[]>> _waiting = Channel.CreateBounded<Lazy<byte[]>>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ended = new();
    private readonly byte[] _buffer = new byte[MaxMessageBytes];
    private WebSocketCloseStatus? _closeStatus;

    /// <summary>The id that signatures are made for.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Number()}.{Number()}");

    /// <summary>The channels that it listens to, of those that there are. The hub guards them.</summary>
    public HashSet<string> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Lets a message be sent; made when its turn comes, so that nobody waits here for it.</summary>
    public void Send(Lazy<byte[]> message) => _waiting.Writer.TryWrite(message);

    public void Send(byte[] message) => Send(new Lazy<byte[]>(message));

    /// <summary>Says why it ends, and ends.</summary>
    public void End(int code, string message)
    {
        Send(LiveMessage.Error(code, message));
        End((WebSocketCloseStatus)code);
    }

    /// <summary>Sends what waits, and ends.</summary>
    public void End(WebSocketCloseStatus status)
    {
        _closeStatus ??= status;
        _waiting.Writer.TryComplete();
    }

    /// <summary>The next message that came whole; null at the end, and where one is too long.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var length = 0;
        while (length < MaxMessageBytes)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), either.Token).ConfigureAwait(false);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                End(socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? status : WebSocketCloseStatus.NormalClosure);
                return null;
            }

            if (received.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }
        }

        End(WebSocketCloseStatus.MessageTooBig);
        return null;
    }

    /// <summary>Sends what waits until the end.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await socket.SendAsync(message.Value.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }

        await socket.CloseOutputAsync(_closeStatus ?? WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
        _ended.CancelAfter(CloseTime);
    }

    public void Dispose()
    {
        _ended.Dispose();
        socket.Dispose();
    }

    private static long Number() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
}
