using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DryApi.Emulator.Tests.Support;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Tests.State;

/// <summary>Webhooks, as a receiver on this machine gets them.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Secret = "a secret that both know, of some length";

    private readonly ConcurrentQueue<(DateTimeOffset At, IHeaderDictionary Headers, byte[] Body)> _received = new();
    private WebServer _receiver = null!;
    private Func<HttpContext, Task> _respond = _ => Task.CompletedTask;
    private Service? _service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await WebServer.StartAsync(async context =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _received.Enqueue((_service!.Emulator.Clock.GetUtcNow(), new HeaderDictionary(context.Request.Headers.ToDictionary(each => each.Key, each => each.Value)), body.ToArray()));
        await _respond(context);
    });

    public async ValueTask DisposeAsync()
    {
        await (_service?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Delivery_OnAJob_IsSignedAndTellsItsWholeLife()
    {
        var service = await StartAsync();
        var id = await service.SubmitAsync();

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        var events = Read();
        events.Select(each => each.GetType()).ShouldBe([typeof(WebhookProcessingEvent), typeof(WebhookCompletedEvent)]);
        var completed = events[1].ShouldBeOfType<WebhookCompletedEvent>();
        completed.JobId.ShouldBe(id);
        completed.Data.JobType.Value.ShouldBe("txt2img");
        using var stranger = new HttpClient();
        Pictures.SizeOf(await stranger.GetByteArrayAsync(completed.Data.ResultUrl, Cancellation)).Width.ShouldBe(64);
        service.Emulator.Deliveries.Select(each => each.State).ShouldBe([DeliveryState.Delivered, DeliveryState.Delivered]);
    }

    [Fact]
    public async Task Delivery_OnTheWire_IsAsTheServicesIs()
    {
        var service = await StartAsync();
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        var (at, headers, body) = _received.ToArray()[1];
        var text = Encoding.UTF8.GetString(body);
        var timestamp = headers["X-dryAPI-Timestamp"].ToString();

        text.ShouldStartWith("{\"event\":\"job.completed\",\"delivery_id\":\"");
        text.ShouldContain("""result_url":"http:\/\/127.0.0.1:""");
        text.Replace("\\/", "", StringComparison.Ordinal).ShouldNotContain("/");
        (headers.ContentType.ToString(), headers.UserAgent.ToString(), headers["X-dryAPI-Event"].ToString()).ShouldBe(("application/json", "dryAPI-Webhook/1.0", "job.completed"));
        timestamp.ShouldBe(at.ToUnixTimeSeconds().ToString());
        headers["X-dryAPI-Delivery-Id"].ToString().ShouldBe(JsonDocument.Parse(text).RootElement.GetProperty("delivery_id").GetString());
        headers["X-dryAPI-Signature"].ToString().ShouldBe("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}.{text}"))));
    }

    [Fact]
    public async Task Headers_OfTheSecondVersion_AreOfItsFamily()
    {
        var service = await StartAsync();
        var (status, _) = await service.SendAsync(HttpMethod.Post, "/api/v2/images/generations", Submissions.Body());
        status.ShouldBe(200);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        _received.ShouldAllBe(each => each.Headers.ContainsKey("X-DeAPI-Signature") && !each.Headers.ContainsKey("X-dryAPI-Signature"));
        Read().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Headers_OnAPrefixOfTheOptions_HaveIt()
    {
        var service = await StartAsync(options => options with { WebhookHeaderPrefix = "X-Other" });
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        _received.Count.ShouldBe(2);
        _received.ShouldAllBe(each => each.Headers.ContainsKey("X-Other-Signature"));
    }

    [Fact]
    public async Task Failure_OfAJob_IsToldWithItsReasons()
    {
        var service = await StartAsync();
        service.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "cancelled", ErrorCode = "WORKER_ERROR", ErrorMessage = "The worker left / went." });
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        var failed = Read()[1].ShouldBeOfType<WebhookFailedEvent>();
        (failed.Data.Status, failed.Data.ErrorCode.Value, failed.Data.ErrorMessage).ShouldBe(("cancelled", "WORKER_ERROR", "The worker left / went."));
    }

    [Fact]
    public async Task Secret_OfNobody_MakesAnEmptySignature()
    {
        var service = await StartAsync(options => options with { Accounts = [options.Accounts[0] with { WebhookSecret = null }] });
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        _received.Count.ShouldBe(2);
        _received.ShouldAllBe(each => each.Headers["X-dryAPI-Signature"].Count == 1 && each.Headers["X-dryAPI-Signature"].ToString() == "");
    }

    [Fact]
    public async Task Url_OfTheRequest_GoesBeforeThatOfTheAccount()
    {
        var service = await StartAsync();
        var own = new Uri(_receiver.Url, "/own").AbsoluteUri;
        var paths = new ConcurrentQueue<string>();
        _respond = context =>
        {
            paths.Enqueue(context.Request.Path);
            return Task.CompletedTask;
        };
        var (status, _) = await service.SendAsync(HttpMethod.Post, "/api/v2/images/generations", Submissions.Body($$""","webhook_url":"{{own}}","webhook_secret":"{{new string('s', 40)}}" """));
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        status.ShouldBe(200);
        paths.ShouldBe(["/own", "/own"]);
        new WebhookSignature(new string('s', 40)) { TimeProvider = service.Emulator.Clock }.Verify(WebhookHeaders.From(name => _received.First().Headers[name]), _received.First().Body).ShouldBeTrue();
    }

    [Fact]
    public async Task Attempts_OnAReceiverThatFails_AreMadeOnTheServicesSchedule()
    {
        var service = await StartAsync();
        _respond = Fail;
        var begin = service.Emulator.Clock.GetUtcNow();
        await service.SubmitAsync();

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(7), Cancellation);

        var delivery = service.Emulator.Deliveries[0];
        delivery.State.ShouldBe(DeliveryState.Failed);
        delivery.Attempts.Select(attempt => attempt.At - begin - TimeSpan.FromMilliseconds(100)).ShouldBe(
            new[] { 0, 1, 3, 8, 18, 48, 108, 288, 648, 1368 }.Select(minutes => TimeSpan.FromMinutes(minutes)));
        delivery.Attempts.ShouldAllBe(attempt => attempt.Status == 500 && attempt.Error != null);
        _received.Select(each => each.Headers["X-dryAPI-Delivery-Id"].ToString()).Distinct().Count().ShouldBe(2);
        _received.Count.ShouldBe(20);
        // Each attempt is signed for its own time.
        Read().Count.ShouldBe(20);
    }

    [Fact]
    public async Task Webhooks_OnTenDeliveriesThatFail_AreSwitchedOff()
    {
        var service = await StartAsync();
        _respond = Fail;
        for (var i = 0; i < 5; i++)
        {
            await service.SubmitAsync();
        }

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(7), Cancellation);
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(7), Cancellation);

        service.Emulator.Deliveries.Count.ShouldBe(10);
        _received.Count.ShouldBe(100);
        service.Emulator.Reset();
        _respond = _ => Task.CompletedTask;
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        service.Emulator.Deliveries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Webhooks_OnASuccessInBetween_StayOn()
    {
        var service = await StartAsync();
        for (var i = 0; i < 7; i++)
        {
            // The fifth job is told of in peace.
            _respond = i == 4 ? _ => Task.CompletedTask : Fail;
            await service.SubmitAsync();
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        }

        // Without it, the tenth that fails would be of the sixth job.
        service.Emulator.Deliveries.Count.ShouldBe(14);
    }

    [Fact]
    public async Task Attempt_OnARedirect_Fails()
    {
        var service = await StartAsync();
        _respond = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(100), Cancellation);

        service.Emulator.Deliveries.Single().Attempts.Single().Error!.ShouldContain("leads elsewhere");
        _received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attempt_OnAReceiverThatIsNotThere_SaysSo()
    {
        var service = await StartAsync();
        await _receiver.DisposeAsync();
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(100), Cancellation);

        service.Emulator.Deliveries.Single().Attempts.Single().ShouldSatisfyAllConditions(attempt => attempt.Status.ShouldBeNull(), attempt => attempt.Error.ShouldBe("No answer came: ConnectionError."));
    }

    [Fact]
    public async Task Attempt_OnAReceiverThatNeverAnswers_IsGivenUp()
    {
        var service = await StartAsync(options => options with { WebhookTimeout = TimeSpan.FromMilliseconds(50) });
        _respond = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(100), Cancellation);

        service.Emulator.Deliveries.Single().Attempts.Single().Error.ShouldBe("No answer came within 0.05 seconds.");
    }

    [Fact]
    public async Task Url_OfAnotherMachine_IsNotCalled()
    {
        var service = await StartAsync();
        await service.SubmitAsync(""","webhook_url":"https://example.com/hook" """);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(2), Cancellation);

        service.Emulator.Deliveries.Count.ShouldBe(2);
        service.Emulator.Deliveries.ShouldAllBe(delivery => delivery.State == DeliveryState.NotSent && delivery.Attempts.Count == 0);
    }

    [Fact]
    public async Task Faults_OnWebhooks_LoseDoubleAndReorderThem()
    {
        var service = await StartAsync();
        service.Emulator.Faults.FailNext("job.completed", EmulatorFault.LoseWebhook);
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        _received.Select(each => each.Headers["X-dryAPI-Event"].ToString()).ShouldBe(["job.processing"]);
        service.Emulator.Deliveries[1].State.ShouldBe(DeliveryState.Lost);

        _received.Clear();
        service.Emulator.Faults.FailNext("job.*", EmulatorFault.DoubleWebhook, times: 2);
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        _received.Select(each => each.Headers["X-dryAPI-Event"].ToString()).ShouldBe(["job.processing", "job.processing", "job.completed", "job.completed"]);
        _received.Select(each => each.Headers["X-dryAPI-Delivery-Id"].ToString()).Distinct().Count().ShouldBe(2);

        _received.Clear();
        service.Emulator.Faults.FailNext("job.processing", EmulatorFault.DelayWebhook(TimeSpan.FromSeconds(5)));
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10), Cancellation);
        _received.Select(each => each.Headers["X-dryAPI-Event"].ToString()).ShouldBe(["job.completed", "job.processing"]);
    }

    [Fact]
    public async Task Attempts_OnADoubledWebhookThatFails_AreAsManyAsOfAnother()
    {
        var service = await StartAsync();
        _respond = Fail;
        service.Emulator.Faults.FailNext("job.processing", EmulatorFault.DoubleWebhook);
        await service.SubmitAsync();

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(2), Cancellation);

        service.Emulator.Deliveries.Select(delivery => (delivery.State, delivery.Attempts.Count)).ShouldBe([(DeliveryState.Failed, 11), (DeliveryState.Failed, 10)]);
    }

    [Fact]
    public async Task Redeliver_OnADelivery_SendsItOnceMore()
    {
        var service = await StartAsync();
        await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        service.Emulator.Redeliver(service.Emulator.Deliveries[1].Id).ShouldBeTrue();
        service.Emulator.Redeliver("nothing").ShouldBeFalse();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.Zero, Cancellation);

        _received.Select(each => each.Headers["X-dryAPI-Event"].ToString()).ShouldBe(["job.processing", "job.completed", "job.completed"]);
        service.Emulator.Deliveries[1].Attempts.Count.ShouldBe(2);
    }

    private static Task Fail(HttpContext context)
    {
        context.Response.StatusCode = 500;
        return Task.CompletedTask;
    }

    /// <summary>What arrived, as the SDK reads it at the time at which it came.</summary>
    private List<WebhookEvent> Read() =>
    [
        .. _received.Select(each => new WebhookSignature(Secret) { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(each.At) }.Read(WebhookHeaders.From(name => each.Headers[name]), each.Body)),
    ];

    private async Task<Service> StartAsync(Func<DryApiEmulatorOptions, DryApiEmulatorOptions>? change = null)
    {
        var options = new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { WebhookUrl = _receiver.Url, WebhookSecret = Secret }] };
        return _service = await Service.StartAsync(change?.Invoke(options) ?? options);
    }
}
