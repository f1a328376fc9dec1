using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Benchmarks.Kiota;

/// <summary>The API key as a bearer token.</summary>
public sealed class ApiKey(string key) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new();

    public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default) =>
        Task.FromResult(key);
}
