using System.Collections.Concurrent;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Torture;

/// <summary>
/// Jobs are paid for: whatever the connection goes through, none is submitted twice, and none is lost without a word. Some hundred
/// calls each time; with <c>DRYAPI_LONG_TESTS=1</c> ten thousand.
/// </summary>
public sealed class SubmissionTortureTests
{
    private const int Seed = 20260301;
    private const int Callers = 4;

    // One in use, and some that the server has ended and the client not yet.
    private const int MostConnections = 8;

    [Fact]
    public async Task Submission_OnConnectionsCutEverywhere_IsNeverTwoJobs()
    {
        var problems = new ConcurrentQueue<string>();
        var unusual = 0;
        var calls = TestLength.Rounds(100, 2500);
        await Parallel.ForAsync(0, Callers, TestContext.Current.CancellationToken, async (caller, _) =>
        {
            var random = new Random(Seed + caller);
            await using var server = new JobServer(new Random(caller));
            using var client = new DryApiClient(new DryApiClientOptions
            {
                ApiKey = TestClients.Key,
                BaseAddress = server.Url,
                TimeProvider = new PassingTimeProvider { OnWait = _ => server.Next() },
            });
            for (var number = 0; number < calls; number++)
            {
                var plan = Plan(random);
                var call = new SubmissionCall($"call-{caller}-{number}", plan, random);
                server.Play(plan);
                var end = await call.EndAsync(client);
                if (call.ProblemOf(end, server) is { } problem)
                {
                    problems.Enqueue($"seed {Seed}, {call}: {problem}");
                }

                Interlocked.Add(ref unusual, call.IsUsual(end) ? 0 : 1);
            }

            if (server.Jobs > calls || server.MostOpen > MostConnections)
            {
                problems.Enqueue($"seed {Seed}: {server.Jobs} jobs of {calls} calls, over {server.MostOpen} connections at a time");
            }
        });

        problems.ShouldBeEmpty();
        unusual.ShouldBeLessThan(Callers * calls / 20, "what a cut connection ends in may be left to chance now and then, not often");
    }

    /// <summary>The same through what sends again by itself, where only the danger counts: two jobs, or a job that is denied.</summary>
    [Theory]
    [InlineData(Resending.Resilience)]
    [InlineData(Resending.Hedging)]
    [InlineData(Resending.Twice)]
    [InlineData(Resending.AfterFailure)]
    [InlineData(Resending.Kiota)]
    public async Task Submission_ThroughWhatSendsAgain_IsNeverTwoJobs(Resending resending)
    {
        var problems = new List<string>();
        var calls = TestLength.Rounds(50, 1000);
        var random = new Random(Seed);
        await using var server = new JobServer(new Random(Seed));
        using var client = ResendingClients.Of(resending, server.Url, server.Next, new PassingTimeProvider { OnWait = _ => server.Next() });
        for (var number = 0; number < calls; number++)
        {
            var plan = Enumerable.Range(0, 4).Select(_ => Stage.Next(random)).ToList();
            var call = new SubmissionCall($"call-0-{number}", plan, random);
            server.Play(plan);
            if (call.DangerOf(await call.EndAsync(client), server) is { } danger)
            {
                problems.Add($"seed {Seed}, {call}: {danger}");
            }
        }

        problems.ShouldBeEmpty();
        server.Jobs.ShouldBeInRange(calls / 10, calls);
    }

    /// <summary>Stages up to the first that ends the call.</summary>
    private static List<Stage> Plan(Random random)
    {
        var plan = new List<Stage> { Stage.Next(random) };
        while (plan[^1].IsSafe && plan.Count < SubmissionCall.MostAttempts)
        {
            plan.Add(Stage.Next(random));
        }

        return plan;
    }
}
