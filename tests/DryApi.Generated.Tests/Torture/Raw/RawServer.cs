using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DryApi.Generated.Tests.Torture.Raw;

/// <summary>A server of plain sockets, for what no well-behaved server does. Its port can refuse connections and take them again.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private const int Backlog = 64;
    private const int MostConnections = 500;

    private readonly Func<RawConnection, Task> _serve;
    private readonly ConcurrentDictionary<RawConnection, Task> _connections = new();
    private readonly ConcurrentQueue<Exception> _failures = new();

    // Keeps the port while nobody listens.
    private readonly Socket _place = Bound(0);
    private Socket? _listener;
    private int _most;

    /// <summary>Starts to listen.</summary>
    /// <param name="serve">Serves a connection until it ends. That the client goes away is no failure.</param>
    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>The most connections that were open at a time.</summary>
    public int MostOpen => Volatile.Read(ref _most);

    private int Port => ((IPEndPoint)_place.LocalEndPoint!).Port;

    /// <summary>How many bytes the system takes of a request before the server reads it; 0 for what the system likes.</summary>
    public int ReceiveBuffer { get; init; }

    /// <summary>Whether it takes connections.</summary>
    public bool IsAccepting => _listener is not null;

    /// <summary>Takes connections.</summary>
    public void Accept()
    {
        Refuse();
        _ = AcceptAsync(_listener = Listening());
    }

    /// <summary>Takes no more connections: the system refuses them.</summary>
    public void Refuse() => Interlocked.Exchange(ref _listener, null)?.Dispose();

    /// <summary>Ends all connections.</summary>
    /// <param name="isReset">Whether as if the machine had gone.</param>
    public void Close(bool isReset)
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Close(isReset);
        }
    }

    /// <summary>Waits until all connections have ended.</summary>
    public Task EmptyAsync() => Task.WhenAll(_connections.Values);

    public async ValueTask DisposeAsync()
    {
        Refuse();
        _place.Dispose();
        Close(isReset: true);
        await EmptyAsync();
        _failures.ShouldBeEmpty();
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private Socket Listening()
    {
        var socket = Bound(Port);
        socket.Listen(Backlog);
        return socket;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync();
                if (ReceiveBuffer > 0)
                {
                    socket.ReceiveBufferSize = ReceiveBuffer;
                }

                var connection = new RawConnection(socket);
                var served = new TaskCompletionSource();
                _connections[connection] = served.Task;
                _most = Math.Max(_most, _connections.Count);
                _ = ServeAsync(connection, served);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It no longer listens.
        }
    }

    private async Task ServeAsync(RawConnection connection, TaskCompletionSource served)
    {
        try
        {
            _connections.Count.ShouldBeLessThan(MostConnections);
            await _serve(connection);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the test closed the connection.
        }
        catch (Exception exception)
        {
            _failures.Enqueue(exception);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
            served.SetResult();
        }
    }
}
