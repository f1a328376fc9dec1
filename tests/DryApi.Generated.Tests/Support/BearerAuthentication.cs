using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Generated.Tests.Support;

/// <summary>Adds a key, as a user's own adapter would. Kiota's own providers refuse the http of a loopback server.</summary>
internal sealed class BearerAuthentication(string key) : IAuthenticationProvider
{
    public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        request.Headers.Add("Authorization", "Bearer " + key);
        return Task.CompletedTask;
    }
}
