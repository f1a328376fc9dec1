using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi;

/// <summary>Gives each call the key of that moment, for the service's own URL and no other.</summary>
internal sealed class CurrentKey(Func<string?> key, Uri baseAddress) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([baseAddress.Host]);

    public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        var isOurs = uri.Scheme == baseAddress.Scheme && uri.Host == baseAddress.Host && uri.Port == baseAddress.Port;
        return Task.FromResult(isOurs ? key() ?? "" : "");
    }
}
