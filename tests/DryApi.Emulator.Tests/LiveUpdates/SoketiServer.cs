using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>soketi, the server of live updates that the service runs. It is installed on first use, as <c>tests/live-updates</c> pins it.</summary>
public sealed class SoketiServer : IAsyncLifetime
{
    private const string App = "app";
    private const string Ready = "Server is up and running";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private Process? _process;

    /// <summary>Where soketi and the client are pinned, and installed.</summary>
    public static NodeFolder Node { get; } = new("tests/live-updates", "soketi, the server of live updates, with its client");

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Node.InstallAsync(patience.Token);
        var (port, metricsPort) = (FreePort(), FreePort());
        Url = new Uri($"http://127.0.0.1:{port}");
        _process = Node.Start("node", Environment(port, metricsPort), "server.js");
        var error = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (line.Contains(Ready, StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"soketi did not start. It said: {string.Join('\n', said)}\n{await error}");
    }

    /// <summary>Publishes an event, as the service does.</summary>
    /// <param name="name">The event.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="data">Its data, as the text that is sent.</param>
    public async Task PublishAsync(string name, string channel, string data)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["name"] = name, ["channel"] = channel, ["data"] = data }.ToJsonString());
        var query = string.Create(CultureInfo.InvariantCulture,
            $"auth_key={ProtocolEdges.Key}&auth_timestamp={TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}&auth_version=1.0&body_md5={Convert.ToHexStringLower(MD5.HashData(body))}");
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ProtocolEdges.Secret), Encoding.UTF8.GetBytes($"POST\n/apps/{App}/events\n{query}"));
        using var http = new HttpClient { BaseAddress = Url };
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await http.PostAsync($"/apps/{App}/events?{query}&auth_signature={Convert.ToHexStringLower(signature)}", content);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static Dictionary<string, string> Environment(int port, int metricsPort) => new()
    {
        ["SOKETI_HOST"] = "127.0.0.1",
        ["SOKETI_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["SOKETI_METRICS_HOST"] = "127.0.0.1",
        ["SOKETI_METRICS_SERVER_PORT"] = metricsPort.ToString(CultureInfo.InvariantCulture),
        ["SOKETI_DEFAULT_APP_ID"] = App,
        ["SOKETI_DEFAULT_APP_KEY"] = ProtocolEdges.Key,
        ["SOKETI_DEFAULT_APP_SECRET"] = ProtocolEdges.Secret,
    };

    /// <summary>soketi cannot say which port it took, so it is told one that was free just now.</summary>
    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
