using System.Diagnostics;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Http;

/// <summary>Gives Kiota the API key, for the service's own host and no other.</summary>
internal sealed class ApiKeyTokenProvider(string apiKey, Func<Uri> baseAddress) : IAccessTokenProvider
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _apiKey = apiKey;

    public AllowedHostsValidator AllowedHostsValidator { get; } = new([baseAddress().Host]);

    public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        var ours = baseAddress();
        var isOurs = uri.Host == ours.Host && uri.Port == ours.Port && uri.Scheme == ours.Scheme;
        return Task.FromResult(isOurs ? _apiKey : "");
    }
}
