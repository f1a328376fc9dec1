namespace DryApi.Generated.Tests.Webhooks;

/// <summary>Headers of deliveries are found under both families of names, in whatever case.</summary>
public sealed class WebhookHeadersTests
{
    [Theory]
    [InlineData("X-dryAPI-")]
    [InlineData("x-dryapi-")]
    [InlineData("X-DeAPI-")]
    [InlineData("X-DEAPI-")]
    public void From_OnEitherFamily_HasAllFour(string family)
    {
        using var request = new HttpRequestMessage();
        Dictionary<string, string> pairs = new() { [family + "Signature"] = "s", [family + "Timestamp"] = "1", [family + "Event"] = "job.failed", [family + "Delivery-Id"] = "d", ["Other"] = "o" };
        foreach (var (name, value) in pairs)
        {
            request.Headers.Add(name, value);
        }

        foreach (var headers in new[] { WebhookHeaders.From(pairs), WebhookHeaders.From(request.Headers) })
        {
            (headers.Signature, headers.Timestamp, headers.Event, headers.DeliveryId).ShouldBe(("s", "1", WebhookEventType.JobFailed, "d"));
        }
    }

    [Fact]
    public void From_OnBothFamilies_ReadsOneOfThem()
    {
        var headers = WebhookHeaders.From([new("X-DeAPI-Signature", "old"), new("X-DeAPI-Timestamp", "1"), new("X-dryAPI-Signature", "new"), new("X-DeAPI-Delivery-Id", "d")]);

        (headers.Signature, headers.Timestamp, headers.DeliveryId).ShouldBe(("new", null, null));
    }

    [Fact]
    public void From_OnFormerFamilyBesideOtherHeaders_ReadsItAlone()
    {
        var headers = WebhookHeaders.From([new("X-DeAPI-Signature", "old"), new("X-DeAPI-Timestamp", "1"), new("X-dryAPI-Signature", ""), new("X-dryAPI-Timestamp", "2")]);

        (headers.Signature, headers.Timestamp).ShouldBe(("old", "1"));
    }

    [Fact]
    public void From_OnDoubledHeaders_HasNoSignatureThatAnyoneTakes()
    {
        using var request = new HttpRequestMessage();
        request.Headers.Add("X-dryAPI-Timestamp", Delivery.Timestamp);
        request.Headers.Add("X-dryAPI-Signature", [Delivery.Signature, Delivery.Signature]);

        Delivery.Receiver().Verify(WebhookHeaders.From(request.Headers), Delivery.Body).ShouldBeFalse();
        Delivery.Receiver().Verify(WebhookHeaders.From([new("X-dryAPI-Timestamp", Delivery.Timestamp), new("X-dryAPI-Signature", Delivery.Signature), new("X-dryapi-signature", Delivery.Signature)]), Delivery.Body).ShouldBeFalse();
    }

    [Fact]
    public void CopyTo_OnSignedPayload_SendsWhatIsRead()
    {
        using var request = new HttpRequestMessage();

        Delivery.Receiver().Sign(Delivery.Body).CopyTo(request.Headers);

        var received = WebhookHeaders.From(request.Headers);
        (received.Signature, received.Timestamp, received.Event, received.DeliveryId).ShouldBe((Delivery.Signature, Delivery.Timestamp, WebhookEventType.JobCompleted, Delivery.Id));
        Delivery.Receiver().Verify(received, Delivery.Body).ShouldBeTrue();
    }

    [Fact]
    public void From_OnNoHeaders_HasNone()
    {
        var headers = WebhookHeaders.From(_ => null);

        (headers.Signature, headers.Timestamp, headers.Event, headers.DeliveryId).ShouldBe((null, null, null, null));
        Delivery.Receiver().Verify(headers, Delivery.Body).ShouldBeFalse();
    }
}
