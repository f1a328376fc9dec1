using System.Net;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>The same client twice: one that waits long, and one for servers that fall silent. Both are there before the calls, which are made at the same time.</summary>
internal sealed class ChaosClient : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly Transport _transport;

    public ChaosClient(Transport transport, bool hasHttpClient, Uri address)
    {
        (_transport, IsBuffered) = (transport, hasHttpClient);
        Patient = Client(TimeSpan.FromSeconds(100), address);
        Hasty = Client(TimeSpan.FromMilliseconds(100), address);
    }

    public DryApiClient Patient { get; }

    public DryApiClient Hasty { get; }

    /// <summary>How often it sends a call. An adapter of the user's own has its own retries, or none.</summary>
    public int MostAttempts => _transport == Transport.Foreign ? 1 : 4;

    /// <summary>Whether an HTTP client reads the whole answer before the SDK sees any of it.</summary>
    public bool IsBuffered { get; }

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private DryApiClient Client(TimeSpan timeout, Uri address)
    {
        var http = IsBuffered ? Own(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = timeout }) : null;
        return Own(_transport == Transport.Foreign
            ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = address.ToString() })
            : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, Timeout = timeout, HttpClient = http, TimeProvider = new PassingTimeProvider { IsFrozen = true } }));
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
