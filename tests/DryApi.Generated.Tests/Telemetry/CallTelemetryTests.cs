using System.Diagnostics;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using DryApi.Tests;

namespace DryApi.Generated.Tests.Telemetry;

/// <summary>The traces and metrics of calls, as OpenTelemetry exports them.</summary>
[Collection(nameof(AloneCollection))]
public sealed class CallTelemetryTests(LoopbackServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OnEveryOperation_HasASpanAndADuration()
    {
        using var telemetry = new RecordedTelemetry();
        var inbox = server.Open(Responses.Json("{}"));
        foreach (var operation in ServiceDocument.AllOperations)
        {
            var call = new OperationCall(operation.Name, Form.Minimal, 0);
            using var adapter = TestClients.Own(inbox.Url);
            using var client = call.Version.On(adapter.RequestAdapter);
            await call.SendAsync(client, isConfigured: false);
        }

        var expected = ServiceDocument.AllOperations.Select(operation => operation.Name).ToList();
        var spans = telemetry.Spans.Where(span => span.Kind == ActivityKind.Client).ToList();
        spans.Select(span => span.DisplayName).ShouldBe(expected);
        foreach (var span in spans)
        {
            var (method, template) = (span.DisplayName.Split(' ')[0], span.DisplayName.Split(' ')[1]);
            Tag(span, "http.request.method").ShouldBe(method);
            Tag(span, "url.template").ShouldBe(template);
            Tag(span, "server.address").ShouldBe("127.0.0.1");
            Tag(span, "server.port").ShouldBe(inbox.Url.Port);
            Tag(span, "http.response.status_code").ShouldBe(200);
            Tag(span, "network.protocol.version").ShouldBe("1.1");
            Tag(span, "error.type").ShouldBeNull();
            Tag(span, "http.request.resend_count").ShouldBeNull();
            Tag(span, "url.full").ShouldBeOfType<string>().ShouldStartWith(inbox.Url.ToString());
            span.Status.ShouldBe(ActivityStatusCode.Unset);
        }

        telemetry.Measured("http.client.request.duration").Count.ShouldBe(expected.Count);
        telemetry.Measured("dryapi.client.call.duration").ShouldBe(expected.Select(name => $"http.request.method={name.Split(' ')[0]}, url.template={name.Split(' ')[1]}: 1").Order(StringComparer.Ordinal));
        telemetry.Bounds("http.client.request.duration").ShouldBe([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, double.PositiveInfinity]);
    }

    [Fact]
    public async Task Call_ThatIsSentAgain_HasASpanForEachRequest()
    {
        using var telemetry = new RecordedTelemetry();
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 503), Responses.Json("{\"message\":\"Slower.\"}", 429, ("Retry-After", "7")), Responses.Json("{\"balance\":1}")));
        using var client = Client(inbox, new DryApiRetryOptions());

        await client.Balance.GetAsync(cancellationToken: Token);

        var spans = telemetry.Spans;
        spans.Select(span => (span.DisplayName, span.Kind, span.ParentSpanId)).Distinct().ShouldBe([("GET /api/v1/client/balance", ActivityKind.Client, telemetry.RootId)]);
        spans.Select(span => Tag(span, "http.response.status_code")).ShouldBe([503, 429, 200]);
        spans.Select(span => Tag(span, "error.type")).ShouldBe(["503", "429", null]);
        spans.Select(span => Tag(span, "http.request.resend_count")).ShouldBe([null, 1, 2]);
        spans.Select(span => span.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset]);
        telemetry.Measured("dryapi.client.resends").ShouldBe(
        [
            "error.type=429, http.request.method=GET, url.template=/api/v1/client/balance: 1",
            "error.type=503, http.request.method=GET, url.template=/api/v1/client/balance: 1",
        ]);
        telemetry.Measured("dryapi.client.call.duration").ShouldBe(["http.request.method=GET, url.template=/api/v1/client/balance: 1"]);
        telemetry.Sums("dryapi.client.call.duration").ShouldHaveSingleItem().ShouldBeGreaterThan(7, "the pauses are the call's");
        telemetry.Measured("http.client.request.duration").Count.ShouldBe(3);
    }

    [Fact]
    public async Task RateLimit_OnResponses_IsWhatTheLastOneSaid()
    {
        using var telemetry = new RecordedTelemetry();
        var inbox = server.Open(Responses.InTurn(
            Responses.Json("{\"data\":{\"price\":1.5}}", 200, (DryApiContract.Headers.RateLimitRemaining, "9"), (DryApiContract.Headers.DailyRateLimitRemaining, "90")),
            Responses.Json("{}", 429, (DryApiContract.Headers.RateLimitRemaining, "0"), (DryApiContract.Headers.DailyRateLimitRemaining, "89"))));
        using var client = Client(inbox, new DryApiRetryOptions { MaxRetries = 0 });

        await client.Txt2Img.PriceCalculation.PostAsync(Calls.Price, cancellationToken: Token);
        Remaining().ShouldBe(["90", "9"]);
        await Should.ThrowAsync<DryApiRateLimitException>(() => client.Txt2Img.PriceCalculation.PostAsync(Calls.Price, cancellationToken: Token));
        Remaining().ShouldBe(["89", "0"]);

        string[] Remaining() => [.. telemetry.Measured("dryapi.client.rate_limit.remaining").Where(point => point.Contains("/txt2img/price-calculation", StringComparison.Ordinal)).Select(point => point.Split(": ")[1])];
    }

    [Fact]
    public async Task Price_ThatIsAskedFor_IsMeasuredByWhatWouldCostIt()
    {
        using var telemetry = new RecordedTelemetry();
        using var client = Client(server.Open(Responses.Json("{\"data\":{\"price\":1.5}}")), new DryApiRetryOptions());

        (await client.Txt2Img.GetPriceAsync(Calls.Image, Token)).ShouldBe(1.5m);

        telemetry.Measured("dryapi.client.price").ShouldBe(["url.template=/api/v1/client/txt2img: 1"]);
        telemetry.Sums("dryapi.client.price").ShouldBe([1.5]);
    }

    [Fact]
    public async Task Call_ThatIsCanceled_HasTheExceptionAsItsError()
    {
        using var telemetry = new RecordedTelemetry();
        using var canceled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var inbox = server.Open(async context =>
        {
            await canceled.CancelAsync();
            await Responses.Never(context);
        });
        using var client = Client(inbox, new DryApiRetryOptions());

        await Should.ThrowAsync<OperationCanceledException>(() => client.Balance.GetAsync(cancellationToken: canceled.Token));

        var span = telemetry.Spans.ShouldHaveSingleItem();
        (Tag(span, "error.type"), span.Status, Tag(span, "http.response.status_code")).ShouldBe((typeof(OperationCanceledException).FullName, ActivityStatusCode.Error, null));
        telemetry.Measured("dryapi.client.call.duration").ShouldBe(["error.type=System.OperationCanceledException, http.request.method=GET, url.template=/api/v1/client/balance: 1"]);
    }

    [Fact]
    public async Task Query_OfACall_IsInNoSpan()
    {
        using var telemetry = new RecordedTelemetry();
        using var client = Client(server.Open(Responses.Json("{}")), new DryApiRetryOptions());

        await client.Models.GetAsync(new ModelsQuery { PerPage = 7 }, cancellationToken: Token);

        Tag(telemetry.Spans.ShouldHaveSingleItem(), "url.full").ShouldBeOfType<string>().ShouldEndWith("/api/v1/client/models?*");
    }

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);

    private static DryApiClient Client(Inbox inbox, DryApiRetryOptions retry) =>
        new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, Retry = retry, TimeProvider = new PassingTimeProvider() });
}
