using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Support;

/// <summary>Clients for tests.</summary>
internal static class TestClients
{
    public const string Key = "key-that-must-stay-secret";

    public static DryApiClient Of(Transport transport, Uri address, TimeSpan? timeout = null) =>
        transport == Transport.Foreign ? Foreign(address, timeout) : Own(address, timeout);

    /// <summary>A client on the SDK's own transport, which sends each call once.</summary>
    public static DryApiClient Own(Uri address, TimeSpan? timeout = null, string key = Key) => new(new DryApiClientOptions
    {
        ApiKey = key,
        BaseAddress = address,
        Timeout = timeout ?? TimeSpan.FromSeconds(100),
        Retry = new DryApiRetryOptions { MaxRetries = 0 },
    });

    /// <summary>A client whose time is the test's, which gives a call 100 seconds of it.</summary>
    public static DryApiClient Clocked(Uri address, HttpMessageHandler handler, TimeProvider time) => new(new DryApiClientOptions
    {
        ApiKey = Key,
        BaseAddress = address,
        HttpClient = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
        TimeProvider = time,
        Timeout = TimeSpan.FromSeconds(100),
        Retry = new DryApiRetryOptions { MaxRetries = 0 },
    });

    /// <summary>Waiting whose pauses are the same each time.</summary>
    public static JobWaitOptions SteadyWait()
    {
        var options = new JobWaitOptions();
        foreach (var polling in options.Polling.Values)
        {
            polling.Jitter = 0;
        }

        return options;
    }

    /// <summary>A client on an adapter that the SDK knows nothing about.</summary>
    public static DryApiClient Foreign(Uri address, TimeSpan? timeout = null)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = timeout ?? TimeSpan.FromSeconds(100) };
        return new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(Key), httpClient: http) { BaseUrl = address.ToString() });
    }
}
