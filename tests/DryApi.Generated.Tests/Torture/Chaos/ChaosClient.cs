using System.Net;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>The same client twice: one that waits long, and one for servers that fall silent.</summary>
internal sealed class ChaosClient(Transport transport, bool hasHttpClient, Uri address) : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private DryApiClient? _patient;
    private DryApiClient? _hasty;

    public DryApiClient Patient => _patient ??= Client(TimeSpan.FromSeconds(100));

    public DryApiClient Hasty => _hasty ??= Client(TimeSpan.FromMilliseconds(100));

    /// <summary>How often it sends a call. An adapter of the user's own has its own retries, or none.</summary>
    public int MostAttempts => transport == Transport.Foreign ? 1 : 4;

    /// <summary>Whether an HTTP client reads the whole answer before the SDK sees any of it.</summary>
    public bool IsBuffered => hasHttpClient;

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private DryApiClient Client(TimeSpan timeout)
    {
        var http = hasHttpClient ? Own(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = timeout }) : null;
        return Own(transport == Transport.Foreign
            ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = address.ToString() })
            : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, Timeout = timeout, HttpClient = http, TimeProvider = new ManualTime { IsFrozen = true } }));
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
