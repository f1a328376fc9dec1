namespace DryApi;

/// <summary>A worker took the job up.</summary>
/// <param name="payload">The body of the delivery.</param>
public sealed class WebhookProcessingEvent(WebhookProcessingPayload payload) : WebhookEvent(payload.Event, payload.DeliveryId, payload.Data.JobRequestId)
{
    /// <summary>Gets the body of the delivery.</summary>
    public WebhookProcessingPayload Payload { get; } = payload;

    /// <summary>Gets what it tells of the job.</summary>
    public WebhookProcessingPayloadData Data => Payload.Data;
}
