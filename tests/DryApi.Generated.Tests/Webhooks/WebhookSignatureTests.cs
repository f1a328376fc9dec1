using System.Text;

namespace DryApi.Generated.Tests.Webhooks;

/// <summary>Only what the service sent is taken for it.</summary>
public sealed class WebhookSignatureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void Verify_OnGenuineDelivery_TakesIt(int secondsLater) => Delivery.Receiver(secondsLater).Verify(Delivery.Headers(), Delivery.Body).ShouldBeTrue();

    [Fact]
    public void Read_OnGenuineDelivery_HasWhatItTells()
    {
        var received = Delivery.Receiver().Read(Delivery.Headers(), Delivery.Body).ShouldBeOfType<WebhookCompletedEvent>();

        received.Type.ShouldBe(WebhookEventType.JobCompleted);
        received.DeliveryId.ShouldBe(Delivery.Id);
        received.JobId.ShouldBe("9d3f0f0e-0000-4000-8000-000000000002");
        received.Data.ResultUrl.ShouldBe("https://results.example/a.png");
        received.Data.Status.ShouldBe(JobStatus.Done);
        received.Data.JobType.ShouldBe(InferenceType.Txt2Img);
    }

    [Theory]
    [InlineData("other", "hush")]
    [InlineData("hush", "other")]
    public void Verify_WhileSecretsAreReplaced_TakesBoth(string first, string second) => Delivery.Receiver(0, first, second).Verify(Delivery.Headers(), Delivery.Body).ShouldBeTrue();

    [Theory]
    [InlineData(null, Delivery.Timestamp, WebhookRefusal.Unsigned)]
    [InlineData("", Delivery.Timestamp, WebhookRefusal.Unsigned)]
    [InlineData(Delivery.Signature, null, WebhookRefusal.Unsigned)]
    [InlineData(Delivery.Signature, "", WebhookRefusal.Unsigned)]
    [InlineData("sha256=", Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData("4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6d", Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData("SHA256=4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6d", Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData("sha256=4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6", Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData("sha256=4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6g", Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature + ", " + Delivery.Signature, Delivery.Timestamp, WebhookRefusal.Malformed)]
    [InlineData(Delivery.Timestamp, Delivery.Signature, WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "+1772366400", WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "1772366400.0", WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "-1772366400", WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "99999999999999999999", WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "253402300800", WebhookRefusal.Malformed)]
    [InlineData(Delivery.Signature, "1772366401", WebhookRefusal.WrongSignature)]
    [InlineData(Delivery.Signature, "01772366400", WebhookRefusal.WrongSignature)]
    [InlineData("sha256=5d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6d", Delivery.Timestamp, WebhookRefusal.WrongSignature)]
    [InlineData("sha256=4d61051500049c5e24a9d7dc9e28e6c0bdaf07f7675d645731dca3f65f872c6e", Delivery.Timestamp, WebhookRefusal.WrongSignature)]
    public void Read_OnOtherHeaders_RefusesThem(string? signature, string? timestamp, WebhookRefusal expected)
    {
        var headers = Delivery.Headers(signature, timestamp);

        Delivery.Receiver().Verify(headers, Delivery.Body).ShouldBeFalse();
        Should.Throw<DryApiWebhookException>(() => Delivery.Receiver().Read(headers, Delivery.Body)).Refusal.ShouldBe(expected);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(100_000_000)]
    public void Read_OnOldOrFutureDelivery_RefusesIt(int secondsLater)
    {
        Should.Throw<DryApiWebhookException>(() => Delivery.Receiver(secondsLater).Read(Delivery.Headers(), Delivery.Body)).Refusal.ShouldBe(WebhookRefusal.Expired);
        new WebhookSignature(Delivery.Secret) { TimeProvider = Delivery.Receiver(secondsLater).TimeProvider, Tolerance = TimeSpan.FromDays(2000) }.Verify(Delivery.Headers(), Delivery.Body).ShouldBeTrue();
    }

    [Theory]
    [InlineData("job.failed", Delivery.Id)]
    [InlineData("job.completed", "5b0c6a1e-0000-4000-8000-000000000009")]
    public void Read_OnUnsignedHeadersThatSayAnother_RefusesThem(string type, string deliveryId)
    {
        var headers = new WebhookHeaders { Signature = Delivery.Signature, Timestamp = Delivery.Timestamp, Event = type, DeliveryId = deliveryId };

        Should.Throw<DryApiWebhookException>(() => Delivery.Receiver().Read(headers, Delivery.Body)).Refusal.ShouldBe(WebhookRefusal.WrongHeaders);
    }

    [Theory]
    [InlineData("job.processing", "{\"started_at\":\"2026-03-01T12:00:00Z\"", typeof(WebhookProcessingEvent))]
    [InlineData("job.failed", "{\"error_code\":\"WORKER_LOST\",\"error_message\":\"Gone.\",\"failed_at\":\"2026-03-01T12:00:00Z\"", typeof(WebhookFailedEvent))]
    [InlineData("job.cancelled", "{\"by\":\"you\"", typeof(UnknownWebhookEvent))]
    public void Read_OnSignedPayload_TakesItAsTheServices(string type, string data, Type expected)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"event":"{{{type}}}","delivery_id":"d","timestamp":"2026-03-01T12:00:00Z","data":{{{data}}},"job_request_id":"j","job_type":"txt2hologram","status":"expired","previous_status":"pending"}}""");

        var headers = Delivery.Receiver(0, "first", "second").Sign(body);
        var received = Delivery.Receiver(10, "second", "first").Read(headers, body);

        received.ShouldBeOfType(expected);
        (received.Type.Value, received.DeliveryId, received.JobId).ShouldBe((type, "d", "j"));
        (headers.Event?.Value, headers.DeliveryId).ShouldBe((type, "d"));
        Delivery.Receiver(10, "second").Verify(headers, body).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"event\":1}")]
    [InlineData("{\"event\":\"job.failed\"}")]
    [InlineData("{\"event\":\"job.completed\",\"delivery_id\":\"d\",\"timestamp\":\"then\",\"data\":{}}")]
    [InlineData("{\"event\":\"job.other\"} {}")]
    public void Read_OnSignedBodyThatIsNoEvent_RefusesIt(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var headers = Delivery.Receiver().Sign(body);

        Delivery.Receiver().Verify(headers, body).ShouldBeTrue();
        Should.Throw<DryApiWebhookException>(() => Delivery.Receiver().Read(headers, body)).Refusal.ShouldBe(WebhookRefusal.UnreadableBody);
    }

    [Fact]
    public void Json_OnUnknownEvent_StaysReadable() =>
        WebhookEvent.Parse("{\"event\":\"job.cancelled\",\"by\":\"you\"}"u8).ShouldBeOfType<UnknownWebhookEvent>().Json.GetProperty("by").GetString().ShouldBe("you");

    [Fact]
    public void Secrets_OnEmptyOne_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new WebhookSignature()).Message.ShouldContain("There is no webhook secret");
        Should.Throw<ArgumentException>(() => new WebhookSignature("a", "")).Message.ShouldContain("A webhook secret is empty");
        Should.Throw<ArgumentException>(() => new WebhookSignature("a", null!)).Message.ShouldContain("A webhook secret is empty");
    }
}
