using DryApi.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DryApi;

/// <summary>Asks for the balance of the account, once.</summary>
internal sealed class ServiceHealthCheck(DryApiClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.Balance.GetAsync(configuration => configuration.Options.Add(new RetryOptions { MaxRetries = 0 }), cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The service responds, and takes the key.");
        }
        catch (DryApiRateLimitException exception)
        {
            return HealthCheckResult.Degraded("The service responds, and has enough of this account's calls for now.", exception);
        }
        catch (DryApiException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
