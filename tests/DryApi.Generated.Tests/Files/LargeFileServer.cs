using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DryApi.Generated.Tests.Files;

/// <summary>An API and a storage on one port that allocate next to nothing, so that what is counted is the client's. Takes uploads, and has one large file.</summary>
internal sealed class LargeFileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly long _length;

    public LargeFileServer(long length)
    {
        _length = length;
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}");
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Url { get; }

    /// <summary>The length of the last body that arrived.</summary>
    public long Received { get; private set; }

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private void Serve(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[256 * 1024];
            var count = 0;
            while (socket.Receive(buffer.AsSpan(count)) is > 0 and var received)
            {
                count += received;
                var end = buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8) + 4;
                if (end < 4)
                {
                    continue;
                }

                var head = Encoding.ASCII.GetString(buffer, 0, end);
                Received = ContentLength(head);
                Skip(socket, buffer, Received - (count - end));
                Respond(socket, buffer, head);
                count = 0;
            }
        }
    }

    private static void Skip(Socket socket, byte[] buffer, long left)
    {
        while (left > 0)
        {
            left -= socket.Receive(buffer);
        }
    }

    private void Respond(Socket socket, byte[] buffer, string head)
    {
        if (!head.StartsWith("GET /result", StringComparison.Ordinal))
        {
            var status = $$$"""{"data":{"status":"done","result_url":"{{{Url}}}result"}}""";
            socket.Send(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {status.Length}\r\n\r\n{status}"));
            return;
        }

        socket.Send(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: {_length}\r\n\r\n"));
        for (var left = _length; left > 0;)
        {
            left -= socket.Send(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
        }
    }

    private static long ContentLength(string head)
    {
        const string name = "Content-Length: ";
        var start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : long.Parse(head.AsSpan(start + name.Length, head.IndexOf('\r', start) - start - name.Length), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
