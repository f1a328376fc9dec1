using System.Net;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>What makes the calls: a client that waits as long as need be, and one a call for servers that fall silent, whose time is up when the server says so.</summary>
internal sealed class ChaosClient : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly Transport _transport;
    private readonly Uri _address;

    public ChaosClient(Transport transport, bool hasHttpClient, Uri address)
    {
        (_transport, IsBuffered) = (transport, hasHttpClient);
        _address = address;
        Patient = Own(Client(new PassingTimeProvider { IsFrozen = true }));
    }

    public DryApiClient Patient { get; }

    /// <summary>One whose time nobody else shares.</summary>
    public DryApiClient Hasty(TimeProvider time) => Client(time);

    /// <summary>How often it sends a call. An adapter of the user's own has its own retries, or none.</summary>
    public int MostAttempts => _transport == Transport.Foreign ? 1 : 4;

    /// <summary>Whether an HTTP client reads the whole answer before the SDK sees any of it.</summary>
    public bool IsBuffered { get; }

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private DryApiClient Client(TimeProvider time)
    {
        var http = IsBuffered ? Own(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan }) : null;
        return _transport == Transport.Foreign
            ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = _address.ToString() })
            : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = _address, HttpClient = http, TimeProvider = time });
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
