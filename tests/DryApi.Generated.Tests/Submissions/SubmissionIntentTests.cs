using System.Text;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Submissions;

/// <summary>A submission whose response was lost is resolved by the webhook that tells of its job, and by nothing else.</summary>
public sealed class SubmissionIntentTests(LoopbackServer server)
{
    private static readonly Func<HttpContext, Task> Aborted = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private readonly PassingTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Txt2ImgRequest Request => new() { Prompt = "A lighthouse", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1, WebhookUrl = "https://example.com/hook" };

    [Fact]
    public async Task Resolve_OnceAWebhookHasTold_HasTheJob()
    {
        var store = new RecordingStore();
        var (client, intent) = await UncertainAsync(store);
        using var _ = client;

        (await store.ReceiveAsync("?a=1&dryapi-submission=" + intent.Token, Event("job-7"), Token)).ShouldBeTrue();
        var job = (await intent.ResolveAsync(TimeSpan.Zero, Token)).ShouldNotBeNull();

        (job.Id, job.Kind).ShouldBe(("job-7", JobKind.Image));
        intent.Token.ShouldMatch("^[0-9a-f]{32}$");
        store.Calls.ShouldBe(["add " + intent.Token, "take " + intent.Token]);
    }

    [Fact]
    public async Task Resolve_WithoutAWebhook_WaitsForTheTimeAndCanBeAskedAgain()
    {
        var store = new InMemorySubmissionStore(_clock);
        var (client, intent) = await UncertainAsync(store);
        using var _ = client;
        var start = _clock.GetUtcNow();

        (await intent.ResolveAsync(TimeSpan.FromMinutes(10), Token)).ShouldBeNull();
        (_clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromMinutes(10));
        await store.ReceiveAsync("dryapi-submission=" + intent.Token, Event("job-7"), Token);

        (await intent.ResolveAsync(TimeSpan.FromMinutes(10), Token))!.Id.ShouldBe("job-7");
        (_clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Resolve_WhileItWaits_SeesWhatAWebhookTells()
    {
        var store = new InMemorySubmissionStore();
        string? token = null;
        var waits = 0;
        var clock = new PassingTimeProvider
        {
            OnWait = _ =>
            {
                if (token is not null && ++waits == 5)
                {
                    store.TakeAsync(token, "job-7", Token).AsTask().GetAwaiter().GetResult();
                }
            },
        };
        var (client, intent) = await UncertainAsync(store, clock);
        using var _ = client;
        token = intent.Token;

        (await intent.ResolveAsync(Timeout.InfiniteTimeSpan, Token))!.Id.ShouldBe("job-7");

        waits.ShouldBe(5);
        clock.Waits.TakeLast(5).Select(wait => wait.TotalMilliseconds).ShouldBe([250, 500, 1000, 2000, 4000]);
    }

    [Fact]
    public async Task Resolve_OnAnIntentThatNobodyHas_SaysSo()
    {
        var clock = new FakeTimeProvider();
        using var client = Client(new Uri("https://api.example"), new InMemorySubmissionStore(clock), _clock);
        var intent = client.GetSubmission(new string('0', 32));

        (await Should.ThrowAsync<DryApiException>(() => intent.ResolveAsync(TimeSpan.Zero, Token))).Message.ShouldStartWith("The store of submissions does not have this intent");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => intent.ResolveAsync(TimeSpan.FromSeconds(-1), Token));
    }

    [Fact]
    public async Task GetSubmission_InAnotherProcess_GoesOn()
    {
        var store = new InMemorySubmissionStore();
        var (client, intent) = await UncertainAsync(store);
        client.Dispose();
        await store.TakeAsync(intent.Token, "job-7", Token);
        using var other = Client(new Uri("https://api.example"), store, _clock);
        using var without = Client(new Uri("https://api.example"), null, _clock);

        var job = await other.GetSubmission(intent.Token, JobKind.Video).ResolveAsync(TimeSpan.Zero, Token);

        (job!.Id, job.Kind).ShouldBe(("job-7", JobKind.Video));
        Should.Throw<ArgumentException>(() => other.GetSubmission(new string('0', 33)));
        Should.Throw<ArgumentException>(() => other.GetSubmission("\u001b[2J")).Message.ShouldStartWith("'\\u001B[2J' is no token of a submission");
        Should.Throw<InvalidOperationException>(() => without.GetSubmission(intent.Token)).Message.ShouldContain("DryApiClientOptions.Submissions");
    }

    [Theory]
    [InlineData("{\"data\":{\"request_id\":\"job-1\"}}", 200)]
    [InlineData("{\"message\":\"No.\"}", 401)]
    [InlineData("{\"message\":\"No.\",\"errors\":{\"prompt\":[\"No.\"]}}", 422)]
    [InlineData("{\"message\":\"Slower.\"}", 429)]
    public async Task Submission_OnAResponse_LeavesNoIntentBehind(string response, int status)
    {
        var store = new RecordingStore();
        using var client = Client(server.Open(Responses.Json(response, status)).Url, store, _clock);

        var end = await Record.ExceptionAsync(() => client.Txt2Img.SubmitAsync(Request, Token));

        (end is null).ShouldBe(status == 200);
        end.ShouldNotBeOfType<DryApiSubmissionUncertainException>();
        store.Calls.Select(call => call.Split(' ')[0]).ShouldBe(["add", "remove"]);
        store.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("{\"data\":{}}", "application/json")]
    [InlineData("{\"data\":{\"request_id\":\"..\"}}", "application/json")]
    public async Task Submission_OnASuccessWithoutTheJob_HasItsIntent(string response, string type)
    {
        var store = new RecordingStore();
        using var client = Client(server.Open(Responses.Text(response, type)).Url, store, _clock);

        var uncertain = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Request, Token));

        uncertain.Intent.ShouldNotBeNull();
        store.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submission_OnADoubtWithoutAStoreOrAWebhook_HasNoIntent()
    {
        using var client = Client(server.Open(Aborted).Url, new InMemorySubmissionStore(), _clock);
        using var without = Client(server.Open(Aborted).Url, null, _clock);
        using var foreign = TestClients.Foreign(server.Open(Aborted).Url);

        (await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token))).Intent.ShouldBeNull();
        (await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => without.Txt2Img.SubmitAsync(Request, Token))).Intent.ShouldBeNull();
        (await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => foreign.Txt2Img.SubmitAsync(Request, Token))).Intent.ShouldBeNull();
    }

    [Fact]
    public async Task Submission_ThatIsSentAgain_IsOneIntent()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 429), Responses.Json("{}", 429), Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}")));
        var store = new RecordingStore();
        using var client = Client(inbox.Url, store, _clock);

        await client.Txt2Img.SubmitAsync(Request, Token);

        inbox.Requests.Select(request => request.BodyText).Distinct().Count().ShouldBe(1);
        inbox.Requests.Count.ShouldBe(3);
        store.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Submission_OnAStoreThatIsDown_IsNotSent()
    {
        var inbox = server.Open(Aborted);
        using var client = Client(inbox.Url, new RecordingStore { Failing = "add" }, _clock);

        await Should.ThrowAsync<IOException>(() => client.Txt2Img.SubmitAsync(Request, Token));

        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Submission_OnAStoreThatForgetsNothing_HasItsJob()
    {
        using var client = Client(server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}")).Url, new RecordingStore { Failing = "remove" }, _clock);

        (await client.Txt2Img.SubmitAsync(Request, Token)).Id.ShouldBe("job-1");
    }

    [Fact]
    public async Task Submission_ThatTheCallerEnds_KeepsItsIntent()
    {
        var store = new RecordingStore();
        using var stop = new CancellationTokenSource();
        using var client = Client(server.Open(async context =>
        {
            await stop.CancelAsync();
            context.Abort();
        }).Url, store, _clock);

        await Should.ThrowAsync<OperationCanceledException>(() => client.Txt2Img.SubmitAsync(Request, stop.Token));

        store.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("?dryapi-submission=", false)]
    [InlineData("?dryapi-submission=TOKEN", true)]
    [InlineData("dryapi-submission=TOKEN", true)]
    [InlineData("?dryapi-submission=00000000000000000000000000000000&b=1&dryapi-submission=TOKEN&c=2", true)]
    [InlineData("?dryapi-submission=TOKEN&dryapi-submission=00000000000000000000000000000000", false)]
    [InlineData("?Dryapi-Submission=TOKEN", false)]
    [InlineData("?dryapi-submission=TOKEN0", false)]
    [InlineData("?x-dryapi-submission=TOKEN", false)]
    public async Task Receive_OnAQuery_FindsTheTokenThatStandsLast(string? query, bool isFound)
    {
        var store = new InMemorySubmissionStore();
        var token = new string('7', 31) + "a";
        await store.AddAsync(token, Token);

        (await store.ReceiveAsync(query?.Replace("TOKEN", token, StringComparison.Ordinal), Event("job-7"), Token)).ShouldBe(isFound);

        (await store.FindAsync(token, Token))!.JobId.ShouldBe(isFound ? "job-7" : null);
    }

    [Fact]
    public async Task Receive_OnAnEventWithoutAJob_TellsNothing()
    {
        var store = new InMemorySubmissionStore();
        var token = new string('7', 32);
        await store.AddAsync(token, Token);

        foreach (var json in (string[])["{\"event\":\"job.other\"}", "{\"event\":\"job.other\",\"data\":{\"job_request_id\":\"\"}}", "{\"event\":\"job.other\",\"data\":{\"job_request_id\":\"..\"}}"])
        {
            (await store.ReceiveAsync("dryapi-submission=" + token, WebhookEvent.Parse(Encoding.UTF8.GetBytes(json)), Token)).ShouldBeFalse();
        }

        (await store.FindAsync(token, Token))!.JobId.ShouldBeNull();
    }

    [Fact]
    public async Task Memory_OnASecondJob_KeepsTheFirst()
    {
        var store = new InMemorySubmissionStore();
        await store.AddAsync("t", Token);

        (await store.TakeAsync("t", "first", Token)).ShouldBeTrue();
        (await store.TakeAsync("t", "second", Token)).ShouldBeTrue();
        (await store.TakeAsync("u", "first", Token)).ShouldBeFalse();

        (await store.FindAsync("t", Token))!.JobId.ShouldBe("first");
        (await store.FindAsync("u", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Memory_AfterTwoDays_Forgets()
    {
        var clock = new FakeTimeProvider();
        var store = new InMemorySubmissionStore(clock);
        await store.AddAsync("old", Token);
        await store.TakeAsync("old", "job-1", Token);
        clock.Advance(TimeSpan.FromDays(1));
        await store.AddAsync("new", Token);

        clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        (await store.FindAsync("old", Token)).ShouldNotBeNull();
        clock.Advance(TimeSpan.FromTicks(1));
        (await store.FindAsync("old", Token)).ShouldBeNull();
        store.Count.ShouldBe(2);
        await store.AddAsync("third", Token);

        store.Count.ShouldBe(2);
        (await store.FindAsync("new", Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Intent_OfATest_HasWhatTheTestSays()
    {
        var exception = new DryApiSubmissionUncertainException("Lost.") { Intent = new Resolved() };

        (await exception.Intent.ResolveAsync(TimeSpan.Zero, Token)).ShouldBeNull();
        exception.Intent.Token.ShouldBe("");
    }

    private static WebhookEvent Event(string jobId) => WebhookEvent.Parse(Encoding.UTF8.GetBytes(
        $$$"""{"event":"job.processing","delivery_id":"d","timestamp":"2026-03-01T12:00:00Z","data":{"job_request_id":"{{{jobId}}}","status":"processing","previous_status":"pending","job_type":"txt2img","started_at":"2026-03-01T12:00:00Z"}}"""));

    private static DryApiClient Client(Uri address, IDryApiSubmissionStore? store, TimeProvider clock) =>
        new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, Submissions = store, TimeProvider = clock });

    private async Task<(DryApiClient Client, DryApiSubmissionIntent Intent)> UncertainAsync(IDryApiSubmissionStore store, TimeProvider? clock = null)
    {
        var client = Client(server.Open(Aborted).Url, store, clock ?? _clock);
        var uncertain = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Request, Token));
        return (client, uncertain.Intent.ShouldNotBeNull());
    }

    private sealed class Resolved : DryApiSubmissionIntent
    {
        public override Task<DryApiJob?> ResolveAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => Task.FromResult<DryApiJob?>(null);
    }
}
