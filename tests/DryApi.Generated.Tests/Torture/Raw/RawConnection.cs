using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace DryApi.Generated.Tests.Torture.Raw;

/// <summary>A connection of which each byte and each end is the test's own.</summary>
internal sealed class RawConnection : IDisposable
{
    private const int LongestHead = 64 * 1024;
    private const int LongestBody = 32 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly PipeReader _reader;

    public RawConnection(Socket socket)
    {
        socket.NoDelay = true;
        _socket = socket;
        _reader = PipeReader.Create(new NetworkStream(socket, ownsSocket: false));
    }

    /// <summary>The next request without its body; null when the client sends no more.</summary>
    public async Task<RawRequest?> ReadHeadAsync() => await ReadUntilAsync("\r\n\r\n"u8.ToArray(), LongestHead) is { } head ? new RawRequest(head) : null;

    /// <summary>A request with its body; null when the client sends no more.</summary>
    public async Task<RawRequest?> ReadAsync()
    {
        var request = await ReadHeadAsync();
        return request is not null && await ReadBodyAsync(request) ? request : null;
    }

    /// <summary>Reads the rest of a body.</summary>
    /// <returns>Whether all of it came.</returns>
    public async Task<bool> ReadBodyAsync(RawRequest request)
    {
        if (request.BodyLength is { } length)
        {
            return await ReadPartAsync(request, length - (int)request.Body.Length);
        }

        while (await ReadUntilAsync("\r\n"u8.ToArray(), LongestHead) is { } size)
        {
            var count = int.Parse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (!await ReadPartAsync(request, count) || await ReadUntilAsync("\r\n"u8.ToArray(), LongestHead) is not "")
            {
                return false;
            }

            if (count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads some bytes of a body.</summary>
    /// <returns>Whether that many came.</returns>
    public async Task<bool> ReadPartAsync(RawRequest request, int count)
    {
        while (count > 0)
        {
            var read = await _reader.ReadAsync();
            var piece = read.Buffer.Slice(0, Math.Min(count, read.Buffer.Length));
            foreach (var memory in piece)
            {
                request.Body.Write(memory.Span);
            }

            count -= (int)piece.Length;
            _reader.AdvanceTo(piece.End);
            if (request.Body.Length > LongestBody)
            {
                throw new InvalidDataException("The body has no end.");
            }

            if (read.IsCompleted && count > 0)
            {
                return false;
            }
        }

        return true;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>Ends the connection: at once and with a reset, or politely, once the client has ended its side too.</summary>
    public async Task EndAsync(bool isReset)
    {
        if (!isReset)
        {
            _socket.Shutdown(SocketShutdown.Send);
            while (await _reader.ReadAsync() is { IsCompleted: false } read)
            {
                _reader.AdvanceTo(read.Buffer.End);
            }
        }

        Close(isReset);
    }

    /// <summary>Ends the connection at once.</summary>
    public void Close(bool isReset)
    {
        try
        {
            _socket.LingerState = new LingerOption(isReset, 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }

        Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string?> ReadUntilAsync(byte[] mark, int longest)
    {
        while (true)
        {
            var read = await _reader.ReadAsync();
            if (Find(read.Buffer, mark) is { } end)
            {
                var text = Encoding.Latin1.GetString(read.Buffer.Slice(0, end));
                _reader.AdvanceTo(read.Buffer.GetPosition(mark.Length, end));
                return text;
            }

            if (read.Buffer.Length > longest)
            {
                throw new InvalidDataException("The head has no end.");
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private static SequencePosition? Find(ReadOnlySequence<byte> buffer, byte[] mark)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> before, mark, advancePastDelimiter: false) ? before.End : null;
    }
}
