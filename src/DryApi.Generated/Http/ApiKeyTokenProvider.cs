using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Http;

/// <summary>Gives Kiota the API key, for the service's own host and no other.</summary>
internal sealed class ApiKeyTokenProvider(string apiKey, Uri baseAddress) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([baseAddress.Host]);

    public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        var isOurs = uri.Host == baseAddress.Host && uri.Port == baseAddress.Port && uri.Scheme == baseAddress.Scheme;
        return Task.FromResult(isOurs ? apiKey : "");
    }
}
