using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Webhooks;

/// <summary>The body of a webhook, and the family of its headers, as the document of the job's operation describes them.</summary>
internal static class WebhookPayload
{
    private const string HeaderSchema = "WebhookHeaders";
    private const string SignatureHeader = "-Signature";
    private const string DefaultHeaderPrefix = "X-dryAPI";

    // As in the service, nothing but what JSON asks for is escaped, and the slash.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the event of a status is called.</summary>
    public static string EventOf(string status) => status switch { JobStatus.Processing => "job.processing", JobStatus.Done => "job.completed", _ => "job.failed" };

    /// <summary>Writes the body.</summary>
    /// <param name="change">What happened.</param>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="links">Makes the link to the result.</param>
    public static byte[] Write(JobChange change, string deliveryId, ResultLinks links)
    {
        var (job, at) = (change.Job, Text(change.At));
        var data = new JsonObject
        {
            ["job_request_id"] = job.Id, ["status"] = job.Status, ["previous_status"] = change.Previous, ["job_type"] = job.Request.Kind.Names.FirstOrDefault() ?? job.Request.Operation.Path.Split('/')[^1],
        };
        var happened = EventOf(job.Status);
        switch (happened)
        {
            case "job.processing":
                data["started_at"] = at;
                break;
            case "job.completed":
                data["completed_at"] = at;
                data["result_url"] = links.Create(job.Origin, job, job.Work.File);
                data["processing_time_ms"] = (long)(change.At - job.Started!.Value).TotalMilliseconds;
                break;
            default:
                var failure = job.Failure!;
                data["failed_at"] = at;
                (data["error_code"], data["error_message"], data["error_reason"], data["retryable"], data["refunded"]) =
                    (failure.Code, failure.Message, failure.Reason, failure.Retryable, failure.Refunded);
                break;
        }

        var document = job.Request.Operation.Document;
        var schema = $"/components/schemas/Webhook{char.ToUpperInvariant(happened[4])}{happened[5..]}Payload";
        if (document.PropertyNames(schema + "/properties/data") is { Count: > 0 } known)
        {
            data = new JsonObject(data.Where(each => known.Contains(each.Key)).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())));
        }

        var body = new JsonObject { ["event"] = happened, ["delivery_id"] = deliveryId, ["timestamp"] = at, ["data"] = data };
        // Outside of texts, JSON has no slash.
        return Encoding.UTF8.GetBytes(body.ToJsonString(Plain).Replace("/", "\\/", StringComparison.Ordinal));
    }

    /// <summary>How the headers of webhooks begin in a document.</summary>
    public static string HeaderPrefixOf(ServiceDocument document) =>
        document.PropertyNames("/components/schemas/" + HeaderSchema).FirstOrDefault(name => name.EndsWith(SignatureHeader, StringComparison.Ordinal)) is { } name ? name[..^SignatureHeader.Length] : DefaultHeaderPrefix;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
