using System.Text.Json;

namespace DryApi;

/// <summary>An event that the contract does not know.</summary>
/// <param name="json">The body of the delivery, an object that names its <c>event</c>.</param>
public sealed class UnknownWebhookEvent(JsonElement json) : WebhookEvent(Text(json, "event") ?? "", Text(json, "delivery_id") ?? "", Text(Member(json, "data"), "job_request_id"))
{
    /// <summary>Gets the body of the delivery; it stays readable.</summary>
    public JsonElement Json { get; } = json.Clone();
}
