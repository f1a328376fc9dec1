using System.Net;
using System.Net.Sockets;

namespace DryApi.Benchmarks.Runtime.Loopback;

/// <summary>A server on this machine that allocates nothing while it serves, so that what is allocated meanwhile is the client's.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private long _lastBodyLength;
    private long _peakMemory;

    public LoopbackServer()
    {
        _listener.Start();
        BaseAddress = new Uri($"http://{_listener.LocalEndpoint}");
        DoneResponse = LoopbackConnection.JsonResponse(Samples.DoneResponse(BaseAddress));
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri BaseAddress { get; }

    /// <summary>What it says to those who ask how a job stands.</summary>
    public byte[] DoneResponse { get; }

    /// <summary>How many bytes the body of the last request had, chunk sizes included.</summary>
    public long LastBodyLength
    {
        get => Interlocked.Read(ref _lastBodyLength);
        set => Interlocked.Exchange(ref _lastBodyLength, value);
    }

    /// <summary>The most managed memory that was in use while bytes came or went, since this was last asked.</summary>
    public long TakePeakMemory() => Interlocked.Exchange(ref _peakMemory, 0);

    public void Dispose() => _listener.Dispose();

    /// <summary>To be called with each piece that comes or goes.</summary>
    public void NoteMemory()
    {
        var memory = GC.GetTotalMemory(forceFullCollection: false);
        if (memory > Interlocked.Read(ref _peakMemory))
        {
            Interlocked.Exchange(ref _peakMemory, memory);
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = new LoopbackConnection(this, _listener.AcceptSocket());
                new Thread(connection.Serve) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener was closed.
        }
    }
}
