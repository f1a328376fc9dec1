namespace DryApi;

/// <summary>The job ended with an error.</summary>
/// <param name="payload">The body of the delivery.</param>
public sealed class WebhookFailedEvent(WebhookFailedPayload payload) : WebhookEvent(payload.Event, payload.DeliveryId, payload.Data.JobRequestId)
{
    /// <summary>Gets the body of the delivery.</summary>
    public WebhookFailedPayload Payload { get; } = payload;

    /// <summary>Gets what it tells of the job.</summary>
    public WebhookFailedPayloadData Data => Payload.Data;
}
