using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Webhooks;

/// <summary>A genuine delivery, whose signature another implementation of HMAC made, and its body.</summary>
internal static class Delivery
{
    public const string Secret = "hush";
    public const string Signature = "sha256=4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6d";
    public const string Timestamp = "1772366400";
    public const string Id = "5b0c6a1e-0000-4000-8000-000000000001";

    /// <summary>The slashes are escaped, as the service does: the body is verified as it came.</summary>
    public static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """{"event":"job.completed","delivery_id":"5b0c6a1e-0000-4000-8000-000000000001","timestamp":"2026-03-01T12:00:00.000Z","data":{"job_request_id":"9d3f0f0e-0000-4000-8000-000000000002","status":"done","previous_status":"processing","job_type":"txt2img","completed_at":"2026-03-01T12:00:00.000Z","result_url":"https:\/\/results.example\/a.png","processing_time_ms":1500}}""");

    public static WebhookHeaders Headers(string? signature = Signature, string? timestamp = Timestamp) => new() { Signature = signature, Timestamp = timestamp };

    /// <summary>One who receives it so much later.</summary>
    public static WebhookSignature Receiver(int seconds = 0, params string[] secrets) =>
        new(secrets is [] ? [Secret] : secrets) { TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1772366400 + seconds)) };
}
