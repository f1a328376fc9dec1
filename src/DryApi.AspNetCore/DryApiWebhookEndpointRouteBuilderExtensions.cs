using System.Diagnostics.CodeAnalysis;
using DryApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that receives webhooks.</summary>
public static class DryApiWebhookEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the endpoint that the service's webhooks are sent to. Who sends a delivery is told by its signature, so the endpoint asks for no other authorization; it is in no OpenAPI description.
    /// It responds with 200 to what was handled, now or before; 401 to what is not the service's, 400 to what nobody can read, 413 to what is too large; and 500 or 503 to what was not handled yet,
    /// which the service sends again.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path: <c>"/webhooks/dryapi"</c>.</param>
    /// <returns>The endpoint, for handlers (<see cref="DryApiWebhookEndpoint.On"/>) and for what all endpoints take, such as <c>RequireRateLimiting</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> or <paramref name="pattern"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddDryApiWebhooks</c> was not called.</exception>
    public static DryApiWebhookEndpoint MapDryApiWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var work = endpoints.ServiceProvider.GetService<WebhookWork>()
            ?? throw new InvalidOperationException("What receives webhooks is not registered. Call AddDryApiWebhooks on the services, where the application is built.");
        var receiver = ActivatorUtilities.CreateInstance<WebhookReceiver>(endpoints.ServiceProvider, work);
        return new DryApiWebhookEndpoint(endpoints.MapPost(pattern, receiver.ReceiveAsync).AllowAnonymous().ExcludeFromDescription().WithDisplayName("dryAPI webhooks"), receiver);
    }
}
