using Microsoft.AspNetCore.Builder;

namespace DryApi;

/// <summary>The endpoint that receives webhooks.</summary>
public sealed class DryApiWebhookEndpoint : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _endpoint;
    private readonly WebhookReceiver _receiver;

    internal DryApiWebhookEndpoint(IEndpointConventionBuilder endpoint, WebhookReceiver receiver) => (_endpoint, _receiver) = (endpoint, receiver);

    /// <summary>Handles events of one kind, after the handlers that are registered as services. What it throws is logged, and the delivery comes again.</summary>
    /// <typeparam name="TEvent">The kind of event; <see cref="WebhookEvent"/> for all.</typeparam>
    /// <param name="handle">Gets the event, the services of a scope of its own, and a token that is canceled when the program ends and the time that the host has for that is over.</param>
    /// <returns>The same endpoint.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="handle"/> is null.</exception>
    public DryApiWebhookEndpoint On<TEvent>(Func<TEvent, IServiceProvider, CancellationToken, Task> handle)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handle);
        _receiver.Handlers.Add((received, services, cancellationToken) => received is TEvent own ? handle(own, services, cancellationToken) : Task.CompletedTask);
        return this;
    }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention) => _endpoint.Add(convention);

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention) => _endpoint.Finally(finallyConvention);
}
