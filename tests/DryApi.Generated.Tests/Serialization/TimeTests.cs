using System.Text;
using DryApi.Generated.Tests.Clients;
using Microsoft.Kiota.Serialization.Json;

namespace DryApi.Generated.Tests.Serialization;

/// <summary>Times that the service sends. The zone of the machine is the whole process's: nothing else runs meanwhile.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class TimeTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00", "2026-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-07-01T12:30:00.123456", "2026-07-01T12:30:00.1234560+00:00")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T02:30:00.0000000+00:00")]
    [InlineData("2026-01-01", "2026-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-01-01 10:20:30", "2026-01-01T10:20:30.0000000+00:00")]
    [InlineData("2026-01-01 10:20:30+02:00", "2026-01-01T10:20:30.0000000+02:00")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-01-01T00:00:00.000000Z", "2026-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-01-01T00:00:00+05:30", "2026-01-01T00:00:00.0000000+05:30")]
    [InlineData("0001-01-01T00:00:00", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59", "9999-12-31T23:59:59.0000000+00:00")]
    public async Task Time_InAnyZoneOfTheMachine_IsTheSame(string text, string expected)
    {
        foreach (var zone in (string?[])["UTC", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati", null])
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            if (OperatingSystem.IsLinux() && zone is not null)
            {
                TimeZoneInfo.Local.Id.ShouldBe(zone, "the test must run in that zone");
            }

            WebhookCompletedPayload.Parse(Payload(text)).Timestamp.ToString("O").ShouldBe(expected, zone);
            (await ReadByKiotaAsync(text)).ToString("O").ShouldBe(expected, zone);
        }
    }

    [Theory]
    [InlineData("10:00")]
    [InlineData("March")]
    [InlineData("1/2/2026")]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("1767225600")]
    [InlineData("")]
    public void Time_OnWhatIsNone_IsRefusedByItsName(string text) =>
        Should.Throw<DryApiResponseException>(() => WebhookCompletedPayload.Parse(Payload(text))).Message.ShouldContain("timestamp: a time (ISO 8601) was expected");

    private static byte[] Payload(string time) => Encoding.UTF8.GetBytes($$$"""
        {"event":"job.completed","delivery_id":"d","timestamp":"{{{time}}}",
         "data":{"job_request_id":"j","status":"done","previous_status":"processing","job_type":"t","completed_at":"2026-03-21T10:30:45Z","result_url":"https://example.com/a.png","processing_time_ms":1}}
        """);

    private static async Task<DateTimeOffset> ReadByKiotaAsync(string text)
    {
        using var content = new MemoryStream(Payload(text));
        var node = await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", content, TestContext.Current.CancellationToken);
        return node.GetObjectValue(WebhookCompletedPayload.CreateFromDiscriminatorValue)!.Timestamp;
    }
}
