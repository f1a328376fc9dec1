using System.Text;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Payloads of webhooks, which no operation answers with.</summary>
public sealed class WebhookPayloadTests
{
    private const string Completed = """
        {"event":"job.completed","delivery_id":"550e8400-e29b-41d4-a716-446655440001","timestamp":"2026-03-21T10:30:45.000Z","extra":[1,{}],
         "data":{"job_request_id":"123e4567-e89b-12d3-a456-426614174000","status":"done","previous_status":"processing","job_type":"a_new_one",
                 "completed_at":"2026-03-21T10:30:45.000Z","result_url":"https://storage.example.com/a.png","processing_time_ms":45000}}
        """;

    [Fact]
    public void Parse_OnACompletedJob_ReadsItAndKeepsAnUnknownKind()
    {
        var payload = WebhookCompletedPayload.Parse(Encoding.UTF8.GetBytes(Completed));

        payload.Event.ShouldBe("job.completed");
        payload.Timestamp.ShouldBe(new DateTimeOffset(2026, 3, 21, 10, 30, 45, TimeSpan.Zero));
        payload.Data.JobType.Value.ShouldBe("a_new_one");
        payload.Data.JobType.IsKnown.ShouldBeFalse();
        payload.Data.ProcessingTimeMs.ShouldBe(45000);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("null", "null")]
    [InlineData("{}", "'data'")]
    [InlineData("<html>", "'<'")]
    public void Parse_OnSomethingElse_SaysWhatIsWrong(string body, string problem) =>
        Should.Throw<DryApiResponseException>(() => WebhookCompletedPayload.Parse(Encoding.UTF8.GetBytes(body))).Message.ShouldContain(problem);
}
