using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace DryApi.Emulator.Hosting;

/// <summary>The two ports of an emulator, taken before it listens: whoever is to call it knows where before it starts. Until then, connections are refused.</summary>
internal sealed class EmulatorPorts : IDisposable
{
    private readonly Socket _api;
    private readonly Socket _results;

    /// <exception cref="IOException">A port cannot be had.</exception>
    public EmulatorPorts(DryApiEmulatorOptions options)
    {
        _api = Take(new IPEndPoint(options.ListenAddress, options.Port));
        try
        {
            _results = Take(new IPEndPoint(options.ListenAddress, options.ResultPort));
        }
        catch
        {
            _api.Dispose();
            throw;
        }

        (Api, Results) = ((IPEndPoint)_api.LocalEndPoint!, (IPEndPoint)_results.LocalEndPoint!);
    }

    /// <summary>Where the API is to listen.</summary>
    public IPEndPoint Api { get; }

    /// <summary>Where the results are to be.</summary>
    public IPEndPoint Results { get; }

    /// <summary>The socket that a server is to listen on.</summary>
    public Socket Of(EndPoint endPoint) => endPoint.Equals(Api) ? _api : _results;

    public void Dispose()
    {
        _api.Dispose();
        _results.Dispose();
    }

    private static Socket Take(IPEndPoint endPoint)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        }
        catch (SocketException exception)
        {
            throw new IOException($"The emulator cannot have the port {endPoint.Port} of {endPoint.Address}: {exception.Message}. Set {nameof(DryApiEmulatorOptions.Port)} and {nameof(DryApiEmulatorOptions.ResultPort)} to others, or to 0 for free ones.", exception);
        }
    }
}
