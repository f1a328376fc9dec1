using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>A wait ends as its options say, whatever the service says; the job goes on.</summary>
public sealed class JobWaitTests(LoopbackServer server)
{
    private readonly PassingTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_OnAJobThatIsNeverDone_EndsWithItsTime()
    {
        using var client = Client(Status("pending"));

        var exception = await Should.ThrowAsync<DryApiJobTimeoutException>(() => client.GetJob("job-1").WaitAsync(new JobWaitOptions { Timeout = TimeSpan.FromSeconds(60) }, cancellationToken: Token));

        exception.Message.ShouldBe("Job job-1 was not done within 00:01:00. It goes on: wait for it again, or later by its id.");
        (exception.JobId, exception.LastStatus, exception.Kind).ShouldBe(("job-1", JobStatus.Pending, DryApi.Errors.FailureKind.Timeout));
        _time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Wait_OnTheClientsOptions_EndsWithTheirTime()
    {
        using var client = Client(Status("processing"), new JobWaitOptions { Timeout = TimeSpan.FromSeconds(3) });

        await Should.ThrowAsync<DryApiJobTimeoutException>(() => client.GetJob("job-1").WaitAsync(cancellationToken: Token));
    }

    /// <summary>A service that stops in the middle of a response takes no more of the time than there is.</summary>
    [Fact]
    public async Task Wait_OnAServiceThatStopsResponding_EndsWithItsTime()
    {
        var time = new FakeTimeProvider();
        var inbox = server.Open(context =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return Responses.Never(context);
        });
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = time });

        var exception = await Should.ThrowAsync<DryApiJobTimeoutException>(() => client.GetJob("job-1").WaitAsync(new JobWaitOptions { Timeout = TimeSpan.FromSeconds(10) }, cancellationToken: Token));

        exception.LastStatus.ShouldBeNull();
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wait_OnAStatusThatNobodyKnows_ReportsItAndWaitsAsLongAsItMay()
    {
        var reports = new Reports<JobProgress>();
        using var client = Client(Status("brewing\\u001b"));

        var exception = await Should.ThrowAsync<DryApiJobTimeoutException>(() => client.GetJob("job-1").WaitAsync(new JobWaitOptions { UnknownStatusTimeout = TimeSpan.FromMinutes(2) }, reports, Token));

        exception.Message.ShouldStartWith("Job job-1 has had the status 'brewing\\u001b' for 00:02:00, which the contract does not know.");
        reports.Items.ShouldAllBe(report => report.Status.Value == "brewing\u001b");
        _time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).ShouldBe(TimeSpan.FromMinutes(2));
    }

    /// <summary>Each new status has its own time: a job that moves on is alive.</summary>
    [Fact]
    public async Task Wait_OnUnknownStatusesThatChange_GoesOn()
    {
        var number = 0;
        using var client = Client(context => (++number > 60 ? Status("done") : Status("stage-" + (number / 10)))(context));

        var result = await client.GetJob("job-1").WaitAsync(new JobWaitOptions { UnknownStatusTimeout = TimeSpan.FromMinutes(2) }, cancellationToken: Token);

        result.JobId.ShouldBe("job-1");
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("expired")]
    [InlineData("melted")]
    public async Task Wait_OnAStatusOfFailure_IsTheJobsFailure(string status)
    {
        var options = new JobWaitOptions();
        options.FailureStatuses.Add("melted");
        using var client = Client(Status(status));

        (await Should.ThrowAsync<DryApiJobFailedException>(() => client.GetJob("job-1").WaitAsync(options, cancellationToken: Token))).Message.ShouldBe($"Job job-1 ended with the status '{status}'.");

        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wait_OnARateLimit_TellsHowLongItMakesWait()
    {
        var reports = new Reports<JobProgress>();
        using var client = Client(Responses.InTurn(Status("processing"), Responses.Json("{}", 429, ("Retry-After", "86000")), Status("done")));

        await client.GetJob("job-1").WaitAsync(reports, Token);

        reports.Items.Select(report => (report.Status.Value, report.RateLimitPause)).ShouldBe([("processing", null), ("processing", TimeSpan.FromSeconds(86000)), ("done", null)]);
    }

    /// <summary>A limit of a day is longer than the wait may take: the wait ends with its time, not with the day.</summary>
    [Fact]
    public async Task Wait_OnARateLimitLongerThanItsTime_EndsWithItsTime()
    {
        var time = new FakeTimeProvider();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = server.Open(Responses.Json("{}", 429, ("Retry-After", "86000"))).Url, TimeProvider = time });
        var wait = client.GetJob("job-1").WaitAsync(new JobWaitOptions { Timeout = TimeSpan.FromMinutes(1) }, cancellationToken: Token);
        while (PollingTurns.Of(client.RequestAdapter).Waiting == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<DryApiJobTimeoutException>(() => wait);
    }

    [Fact]
    public async Task Wait_OnPollingOfOnesOwn_AsksAsOftenAsThatSays()
    {
        var options = TestClients.SteadyWait();
        options.Polling[JobKind.Video].FirstPause = TimeSpan.FromSeconds(1);
        options.Polling[JobKind.Video].LongestPause = TimeSpan.FromSeconds(2);
        using var client = Client(Responses.InTurn(Status("pending"), Status("pending"), Status("pending"), Status("pending"), Status("done")));

        await client.GetJob("job-1", JobKind.Video).WaitAsync(options, cancellationToken: Token);

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)]);
    }

    /// <summary>Programs that began together do not ask together: each pause is up to a tenth shorter.</summary>
    [Fact]
    public async Task Wait_ByDefault_VariesItsPauses()
    {
        using var client = Client(Status("pending"));

        await Should.ThrowAsync<DryApiJobTimeoutException>(() => client.GetJob("job-1").WaitAsync(new JobWaitOptions { Timeout = TimeSpan.FromMinutes(10) }, cancellationToken: Token));

        var longest = _time.Waits.Skip(5).SkipLast(1).ToList();
        longest.ShouldAllBe(wait => wait > TimeSpan.FromSeconds(7.2 - 0.001) && wait <= TimeSpan.FromSeconds(8));
        longest.Distinct().Count().ShouldBeGreaterThan(longest.Count / 2);
    }

    [Theory]
    [InlineData("timeout", "Timeout of the wait for a job is 00:00:00; it has to be more than zero.")]
    [InlineData("unknown", "UnknownStatusTimeout of the wait for a job is -00:00:01; it has to be more than zero.")]
    [InlineData("first", "FirstPause of the polling of Audio is 00:00:00; it has to be more than zero, and at most a day.")]
    [InlineData("jitter", "Jitter of the polling of Audio is 1.1; it has to be 0 to 1.")]
    [InlineData("longest", "LongestPause of the polling of Audio is 2.00:00:00; it has to be more than zero, and at most a day.")]
    public async Task Wait_OnOptionsThatCannotBeUsed_SaysWhy(string option, string expected)
    {
        var options = new JobWaitOptions();
        switch (option)
        {
            case "timeout":
                options.Timeout = TimeSpan.Zero;
                break;
            case "unknown":
                options.UnknownStatusTimeout = TimeSpan.FromSeconds(-1);
                break;
            case "first":
                options.Polling[JobKind.Audio].FirstPause = TimeSpan.Zero;
                break;
            case "jitter":
                options.Polling[JobKind.Audio].Jitter = 1.1;
                break;
            default:
                options.Polling[JobKind.Audio].LongestPause = TimeSpan.FromDays(2);
                break;
        }

        using var client = Client(Status("done"));

        (await Should.ThrowAsync<ArgumentException>(() => client.GetJob("job-1").WaitAsync(options, cancellationToken: Token))).Message.ShouldStartWith(expected);
        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, JobWait = options })).Message.ShouldStartWith(expected);
    }

    private static Func<HttpContext, Task> Status(string status) => Responses.Json($$$"""{"data":{"status":"{{{status}}}"}}""");

    private DryApiClient Client(Func<HttpContext, Task> respond, JobWaitOptions? wait = null) =>
        new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = server.Open(respond).Url, TimeProvider = _time, JobWait = wait ?? new JobWaitOptions() });
}
