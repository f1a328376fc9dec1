using DryApi;
using DryApi.Http;
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
 =>
        builder.AddDryApi<DryApiClient>(
            static (client, cancellationToken) => client.Balance.GetAsync(static configuration => configuration.Options.Add(new RetryOptions { MaxRetries = 0 }), cancellationToken),
            clientName,
            name,
            failureStatus,
            tags,
            timeout);

    /// <summary>
    /// Registers a check that makes a call with the client of another version of the API: <c>AddDryApi&lt;DryApi.V2.DryApiClient&gt;((client, cancellationToken) =>
    /// client.Account.Balance.GetAsync(cancellationToken: cancellationToken))</c>. A rate limit is degraded, as the service is there.
    /// </summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="builder">The health checks.</param>
    /// <param name="call">A call that costs nothing.</param>
    /// <param name="clientName">The key of the client; null for the one without.</param>
    /// <param name="name">The name of the check. Default: <c>dryapi</c>, and behind a colon the key of the client.</param>
    /// <param name="failureStatus">What a failure is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by. Default: none.</param>
    /// <param name="timeout">How long the check may take. Default: 10 seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="call"/> is null.</exception>
    public static IHealthChecksBuilder AddDryApi<TClient>(this IHealthChecksBuilder builder, Func<TClient, CancellationToken, Task> call, string? clientName = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
        where TClient : DryApiClientBase
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(call);
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "dryapi" : $"dryapi:{clientName}"),
            provider =>
            {
                var client = clientName is null ? provider.GetRequiredService<TClient>() : provider.GetRequiredKeyedService<TClient>(clientName);
                return new ServiceHealthCheck(cancellationToken => call(client, cancellationToken));
            },
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(10)));
    }
}
