using DryApi.Http;
using DryApi.TestSupport.Clocks;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Gateway.Tests;

/// <summary>Clients of the gateway.</summary>
internal static class Clients
{
    public const string Key = "gateway-key";

    public const string Authorization = "Bearer " + Key;

    /// <summary>One with a transport of its own, whose pauses take no time.</summary>
    public static GatewayClient Of(Inbox inbox, Action<DryApiClientOptions>? configure = null)
    {
        var options = new DryApiClientOptions { ApiKey = Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider() };
        configure?.Invoke(options);
        return new GatewayClient(options);
    }

    /// <summary>One on an adapter of Kiota's, which proves itself.</summary>
    public static GatewayClient OnKiota(Inbox inbox, HttpClient http) =>
        new(new HttpClientRequestAdapter(new BaseBearerTokenAuthenticationProvider(new Token()), httpClient: http) { BaseUrl = inbox.Url.ToString() });

    private sealed class Token : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(Key);
    }
}
