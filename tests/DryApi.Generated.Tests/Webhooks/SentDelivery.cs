using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DryApi.Generated.Tests.Webhooks;

/// <summary>A delivery on the wire, signed by another implementation than the SDK's.</summary>
/// <param name="Headers">Its headers, in order; a name can be there twice.</param>
/// <param name="Body">Its body.</param>
internal sealed record SentDelivery(IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public const string Signature = "X-dryAPI-Signature";
    public const string Timestamp = "X-dryAPI-Timestamp";
    public const string Event = "X-dryAPI-Event";
    public const string DeliveryId = "X-dryAPI-Delivery-Id";

    private static readonly string[] Events =
    [
        """{"event":"job.processing","delivery_id":"ID","timestamp":"2026-03-01T12:00:00.000Z","data":{"job_request_id":"JOB","status":"processing","previous_status":"pending","job_type":"txt2img","started_at":"2026-03-01T12:00:00.000Z"}}""",
        """{"event":"job.completed","delivery_id":"ID","timestamp":"2026-03-01T12:00:00.000Z","data":{"job_request_id":"JOB","status":"done","previous_status":"processing","job_type":"txt2music","completed_at":"2026-03-01T12:00:00.000Z","result_url":"https:\/\/results.example\/JOB.png","processing_time_ms":1500}}""",
        """{"event":"job.failed","delivery_id":"ID","timestamp":"2026-03-01T12:00:00.000Z","data":{"job_request_id":"JOB","status":"error","previous_status":"processing","job_type":"vid2txt","failed_at":"2026-03-01T12:00:00.000Z","error_code":"WORKER_ERROR","error_message":"ünï \"code\" 😀"}}""",
        """{"event":"job.archived","delivery_id":"ID","data":{"job_request_id":"JOB"}}""",
    ];

    /// <summary>The id that the body names.</summary>
    public string Id => this[DeliveryId];

    public string this[string name] => Headers.First(header => header.Key == name).Value;

    /// <summary>A delivery as the service sends it.</summary>
    /// <param name="random">Chooses the event, and the ids.</param>
    /// <param name="secret">What it is signed with.</param>
    /// <param name="seconds">When, as Unix time.</param>
    public static SentDelivery Next(Random random, string secret, long seconds)
    {
        var id = Guid(random);
        var text = Events[random.Next(Events.Length)].Replace("ID", id, StringComparison.Ordinal).Replace("JOB", Guid(random), StringComparison.Ordinal);
        var type = text.Split('"')[3];
        return new SentDelivery([new(Signature, ""), new(Timestamp, ""), new(Event, type), new(DeliveryId, id)], Encoding.UTF8.GetBytes(text)).Signed(secret, seconds);
    }

    /// <summary>The same with another signature, and the time that it is of.</summary>
    public SentDelivery Signed(string secret, long seconds)
    {
        var timestamp = seconds.ToString(CultureInfo.InvariantCulture);
        return With(Timestamp, timestamp).With(Signature, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. Body])));
    }

    /// <summary>The same with another value of a header.</summary>
    public SentDelivery With(string name, string value) => this with { Headers = [.. Headers.Select(header => header.Key == name ? new(name, value) : header)] };

    /// <summary>The same with one more header.</summary>
    public SentDelivery And(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    /// <summary>The same without a header.</summary>
    public SentDelivery Without(string name) => this with { Headers = [.. Headers.Where(header => header.Key != name)] };

    private static string Guid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
