using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DryApi;

/// <summary>Calls the service, once.</summary>
internal sealed class ServiceHealthCheck(Func<CancellationToken, Task> call) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await call(cancellationToken).ConfigureAwait(false);
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
