using System.Diagnostics;
using StackExchange.Redis;

namespace DryApi.AspNetCore.Tests.TwoServers;

/// <summary>A Redis of its own, which listens on a socket in a folder and keeps nothing.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";

    /// <summary>What it says once it takes connections on a socket.</summary>
    private const string Ready = "ready to accept connections";

    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private ConnectionMultiplexer? _connection;

    private RedisServer()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test runs two servers that share a Redis, and no redis-server is on the PATH: install it ('apt-get install redis-server' on Debian).");
        _folder = new TemporaryFolder();
        string[] arguments = ["--port", "0", "--unixsocket", _folder["redis.sock"], "--save", "", "--appendonly", "no", "--dir", _folder.Path, "--daemonize", "no"];
        _process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true })!;
    }

    /// <summary>How clients connect to it.</summary>
    public string ConnectionString => "!" + _folder["redis.sock"];

    public IDatabase Database => _connection!.GetDatabase();

    public static async Task<RedisServer> StartAsync()
    {
        var redis = new RedisServer();
        try
        {
            while (await redis._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is var line && !(line ?? throw new InvalidOperationException("redis-server ended before it was ready.")).Contains(Ready, StringComparison.OrdinalIgnoreCase))
            {
            }

            _ = redis._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            redis._connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>The keys with a beginning.</summary>
    public IReadOnlyList<RedisKey> KeysOf(string beginning) => [.. _connection!.GetServer(_connection.GetEndPoints().Single()).Keys(pattern: beginning + "*")];

    public async ValueTask DisposeAsync()
    {
        await (_connection?.DisposeAsync() ?? default);
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Dispose();
    }
}
