using System.Text.Json;

namespace DryApi;

/// <summary>
/// What a webhook delivery tells: <see cref="WebhookProcessingEvent"/>, <see cref="WebhookCompletedEvent"/>, <see cref="WebhookFailedEvent"/>, or
/// <see cref="UnknownWebhookEvent"/> for what the contract does not know yet.
/// </summary>
public abstract class WebhookEvent
{
    private protected WebhookEvent(WebhookEventType type, string deliveryId, string? jobId) => (Type, DeliveryId, JobId) = (type, deliveryId, jobId);

    /// <summary>Gets the kind of event.</summary>
    public WebhookEventType Type { get; }

    /// <summary>Gets the id of the delivery, which each retry of it repeats: whoever has handled it already drops the event. Empty when an unknown event has none.</summary>
    public string DeliveryId { get; }

    /// <summary>Gets the id of the job, which <see cref="DryApiClientBase.GetJob"/> takes; null when an unknown event is of none.</summary>
    public string? JobId { get; }

    /// <summary>Reads an event without asking where it comes from: <see cref="WebhookSignature.Read"/> asks that first.</summary>
    /// <param name="utf8Json">The body of the delivery, as it came.</param>
    /// <exception cref="DryApiWebhookException">It is not what the contract says.</exception>
    public static WebhookEvent Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json.ToArray());
            return Text(document.RootElement, "event") switch
            {
                null => throw new DryApiWebhookException(WebhookRefusal.UnreadableBody, "The webhook delivery was refused: its body names no event."),
                var type when type == WebhookEventType.JobProcessing.Value => new WebhookProcessingEvent(WebhookProcessingPayload.Parse(utf8Json)),
                var type when type == WebhookEventType.JobCompleted.Value => new WebhookCompletedEvent(WebhookCompletedPayload.Parse(utf8Json)),
                var type when type == WebhookEventType.JobFailed.Value => new WebhookFailedEvent(WebhookFailedPayload.Parse(utf8Json)),
                _ => new UnknownWebhookEvent(document.RootElement),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or DryApiResponseException)
        {
            throw new DryApiWebhookException(WebhookRefusal.UnreadableBody, innerException: unreadable);
        }
    }

    private protected static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private protected static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
}
