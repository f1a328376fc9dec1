using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DryApi.Generated.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Many jobs share the status calls of their account.</summary>
public sealed class ManyJobsTests(LoopbackServer server)
{
    private const int Seed = 20260401;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000, 50)]
    [InlineData(100, 5)]
    [InlineData(40, 1)]
    public async Task Wait_OfManyJobs_SharesTheBudgetFairly(int jobs, int budget)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
        var random = new Random(Seed);
        var share = TimeSpan.FromMinutes((double)jobs / budget);
        var ends = Enumerable.Range(0, jobs).ToDictionary(number => "job-" + number.ToString(CultureInfo.InvariantCulture), _ => time.GetUtcNow() + (share * random.NextDouble()));
        var service = new BudgetHandler(time, budget, id => ends[id]);
        using var http = new HttpClient(service);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = http, TimeProvider = time, StatusCallsPerMinute = budget });

        await DriveAsync(client, time, 5 * share, jobs, number => client.GetJob($"job-{number}", (JobKind)(number % 4)).WaitAsync(cancellationToken: Token));

        service.Refused.ShouldBe(0);
        service.Calls.ShouldBeUnique();
        service.Delays.Count.ShouldBe(jobs);
        service.Delays.Values.Max().ShouldBeLessThan(2 * share);
    }

    /// <summary>One rate limit is met once, and everybody who waits is told.</summary>
    [Fact]
    public async Task Wait_OnARateLimitThatOneMeets_HoldsForAll()
    {
        var time = new FakeTimeProvider();
        var calls = new List<double>();
        var start = time.GetUtcNow();
        using var http = new HttpClient(new RespondingHandler(_ =>
        {
            calls.Add((time.GetUtcNow() - start).TotalSeconds);
            return calls.Count == 3
                ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(10)) } }
                : new HttpResponseMessage { Content = new StringContent(calls.Count < 3 ? """{"data":{"status":"pending"}}""" : """{"data":{"status":"done"}}""", Encoding.UTF8, "application/json") };
        }));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = http, TimeProvider = time, JobWait = TestClients.SteadyWait() });
        var reports = new[] { new Reports<JobProgress>(), new Reports<JobProgress>() };

        await DriveAsync(client, time, TimeSpan.FromHours(1), 2, number => client.GetJob("job").WaitAsync(reports[number], Token));

        // Both at once, the first again after its pause, which meets the limit; nobody before that is over.
        calls.Select(call => Math.Round(call)).ShouldBe([0, 0, 2, 602, 602]);
        reports.ShouldAllBe(each => each.Items.Count(report => report.RateLimitPause == TimeSpan.FromMinutes(10)) == 1);
    }

    [Fact]
    public async Task WhenEach_OfManyJobs_GivesThoseFirstThatEndFirst()
    {
        var ended = new ConcurrentDictionary<string, bool>();
        var inbox = server.Open(context => Responses.Json($$$"""{"data":{"status":"{{{context.Request.Path.Value!.Split('/')[^1] switch
        {
            "broken" => "error",
            "quick" => ended.ContainsKey("broken") ? "done" : "pending",
            _ => ended.ContainsKey("quick") ? "done" : "pending",
        }}}}"}}""")(context));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider() });
        DryApiJob[] jobs = [client.GetJob("slow"), client.GetJob("quick"), client.GetJob("broken")];

        var outcomes = new List<JobOutcome>();
        await foreach (var outcome in client.Jobs.WhenEachAsync(jobs, cancellationToken: Token))
        {
            outcomes.Add(outcome);
            ended[outcome.Job.Id] = true;
        }

        outcomes.Select(outcome => outcome.Job.Id).ShouldBe(["broken", "quick", "slow"]);
        outcomes[0].Error.ShouldBeOfType<DryApiJobFailedException>().JobId.ShouldBe("broken");
        outcomes[1].Result!.JobId.ShouldBe("quick");
        (await client.Jobs.WhenAllAsync(jobs, cancellationToken: Token)).Select(outcome => outcome.Job.Id).ShouldBe(["slow", "quick", "broken"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void Options_WithStatusCallsThatCannotBe_SayWhy(int calls) =>
        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, StatusCallsPerMinute = calls })).Message.ShouldStartWith($"StatusCallsPerMinute is {calls}; it has to be 1 to 1000000.");

    /// <summary>Lets time pass to the next turn whenever all who have not finished wait for theirs.</summary>
    private static async Task DriveAsync(DryApiClient client, FakeTimeProvider time, TimeSpan longest, int count, Func<int, Task> wait)
    {
        var (begin, finished) = (time.GetUtcNow(), 0);
        var turns = PollingTurns.Of(client.RequestAdapter);
        var all = Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            try
            {
                await wait(number);
            }
            finally
            {
                Interlocked.Increment(ref finished);
            }
        }));
        while (!all.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            (time.GetUtcNow() - begin).ShouldBeLessThan(longest, "every job is asked for in turn");
            if (turns.Waiting + Volatile.Read(ref finished) == count && turns.UntilNext is { } next)
            {
                time.Advance(next > TimeSpan.Zero ? next : TimeSpan.FromTicks(1));
            }

            await Task.Yield();
        }

        await all;
    }
}
