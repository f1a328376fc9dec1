using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DryApi.Benchmarks.Runtime.Loopback;

/// <summary>One connection of the server: takes requests of known or chunked length, one after the other, until the client closes it.</summary>
internal sealed class LoopbackConnection(LoopbackServer server, Socket socket)
{
    private static readonly byte[] SubmittedResponse = JsonResponse(Samples.SubmittedResponse);
    private static readonly byte[] ResultHead = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {Samples.VideoType}\r\nContent-Length: {Samples.TransferLength}\r\n\r\n");

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    public static byte[] JsonResponse(byte[] json) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n"), .. json];

    public void Serve()
    {
        using (socket)
        {
            socket.NoDelay = true;
            try
            {
                while (ReadHead() is var headLength and > 0)
                {
                    Respond(headLength);
                }
            }
            catch (SocketException)
            {
                // The client went away.
            }
        }
    }

    /// <returns>The length of the head, with its blank line; 0 when the client closed the connection.</returns>
    private int ReadHead()
    {
        _filled = 0;
        while (true)
        {
            var received = socket.Receive(_buffer.AsSpan(_filled));
            if (received == 0)
            {
                return 0;
            }

            _filled += received;
            if (_buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                return end + 4;
            }
        }
    }

    private void Respond(int headLength)
    {
        var head = _buffer.AsSpan(0, headLength);
        var isResult = head.StartsWith("GET /result"u8);
        var isStatus = head.StartsWith("GET /api/v1/client/request-status/"u8);
        if (head.StartsWith("POST"u8))
        {
            SkipBody(head, headLength);
        }

        if (isResult)
        {
            SendResult();
        }
        else
        {
            socket.Send(isStatus ? server.DoneResponse : SubmittedResponse);
        }
    }

    private void SkipBody(ReadOnlySpan<byte> head, int headLength)
    {
        var length = ContentLength(head);
        long got = _filled - headLength;
        var last = _buffer.AsSpan(headLength, _filled - headLength);
        while (length is { } known ? got < known : !last.EndsWith("0\r\n\r\n"u8))
        {
            var received = socket.Receive(_buffer);
            got += received;
            last = _buffer.AsSpan(0, received);
            server.NoteMemory();
        }

        server.LastBodyLength = got;
    }

    /// <summary>The length that the head tells; null for a body in chunks.</summary>
    private static long? ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var start = head.IndexOf(name);
        if (start < 0)
        {
            return null;
        }

        var value = head[(start + name.Length)..];
        return long.Parse(value[..value.IndexOf("\r\n"u8)], CultureInfo.InvariantCulture);
    }

    private void SendResult()
    {
        socket.Send(ResultHead);
        for (var sent = 0; sent < Samples.TransferLength; sent += _buffer.Length)
        {
            socket.Send(_buffer);
            server.NoteMemory();
        }
    }
}
