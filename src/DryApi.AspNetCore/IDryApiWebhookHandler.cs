namespace DryApi;

/// <summary>Handles what webhooks tell. It is made anew for each delivery, in a scope of its own.</summary>
/// <remarks>
/// Whoever handles a delivery may die in the middle of it, and then it comes again: what is done twice has to do no harm, as storing a result under the id of its job does.
/// </remarks>
public interface IDryApiWebhookHandler
{
    /// <summary>Handles an event. What it throws is logged, and the delivery comes again.</summary>
    /// <param name="received">The event: <see cref="WebhookCompletedEvent"/>, <see cref="WebhookFailedEvent"/>, <see cref="WebhookProcessingEvent"/>, or <see cref="UnknownWebhookEvent"/> for what the contract does not know yet.</param>
    /// <param name="cancellationToken">Canceled when the program ends and the time that the host has for that is over.</param>
    Task HandleAsync(WebhookEvent received, CancellationToken cancellationToken);
}
