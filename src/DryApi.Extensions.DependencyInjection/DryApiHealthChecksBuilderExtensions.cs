using DryApi;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health checks of the dryAPI service.</summary>
public static class DryApiHealthChecksBuilderExtensions
{
    /// <summary>
    /// Registers a check that asks for the balance of the account, which costs nothing and shows that the service can be reached and takes the key. A rate limit is degraded: the
    /// service is there, and has enough of this account's calls.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="clientName">The key of the client; null for the one without.</param>
    /// <param name="name">The name of the check. Default: <c>dryapi</c>, and behind a colon the key of the client.</param>
    /// <param name="failureStatus">What a failure is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by. Default: none.</param>
    /// <param name="timeout">How long the check may take. Default: 10 seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHealthChecksBuilder AddDryApi(this IHealthChecksBuilder builder, string? clientName = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "dryapi" : $"dryapi:{clientName}"),
            provider => new ServiceHealthCheck(clientName is null ? provider.GetRequiredService<DryApiClient>() : provider.GetRequiredKeyedService<DryApiClient>(clientName)),
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(10)));
    }
}
