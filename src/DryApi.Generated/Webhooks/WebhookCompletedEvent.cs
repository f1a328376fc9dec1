namespace DryApi;

/// <summary>The job is done, and its result can be downloaded.</summary>
/// <param name="payload">The body of the delivery.</param>
public sealed class WebhookCompletedEvent(WebhookCompletedPayload payload) : WebhookEvent(payload.Event, payload.DeliveryId, payload.Data.JobRequestId)
{
    /// <summary>Gets the body of the delivery.</summary>
    public WebhookCompletedPayload Payload { get; } = payload;

    /// <summary>Gets what it tells of the job.</summary>
    public WebhookCompletedPayloadData Data => Payload.Data;
}
