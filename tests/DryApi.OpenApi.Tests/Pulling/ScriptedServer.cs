using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DryApi.OpenApi.Tests.Pulling;

/// <summary>
/// A server on a free port of this machine that responds to every connection with what a test writes to it, byte by byte:
/// what no well-behaved server can be made to send.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly X509Certificate2? _certificate;
    private readonly Func<Stream, string, CancellationToken, Task> _respond;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _accepting;

    /// <param name="respond">Writes a response, given the head of the request.</param>
    /// <param name="certificate">Makes it an https server.</param>
    public ScriptedServer(Func<Stream, string, CancellationToken, Task> respond, X509Certificate2? certificate = null)
    {
        _respond = respond;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ScriptedServer(Func<string, string> respond, X509Certificate2? certificate = null)
        : this((stream, request, cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes(respond(request)), cancellationToken).AsTask(), certificate)
    {
    }

    public string Url => $"{(_certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>A response with a body whose length is declared.</summary>
    public static string Response(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static string Redirect(string location, string status = "302 Found") => Response("", status, $"Location: {location}\r\n");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await using var stream = await OpenAsync(connection);
                var request = await ReadHeadAsync(stream);
                if (request.Length > 0)
                {
                    _requests.Enqueue(request);
                    await _respond(stream, request, _stopping.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, which is what many of the tests are about.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection)
    {
        if (_certificate is null)
        {
            return connection.GetStream();
        }

        var tls = new SslStream(connection.GetStream());
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return tls;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stopping.Token) > 0)
        {
            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }
}
