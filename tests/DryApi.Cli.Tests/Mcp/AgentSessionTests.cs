using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>Agents that retry, time out, cancel, repeat themselves and connect again, on a service that fails: what they spend, by the emulator's own books, and what they get twice.</summary>
public sealed class AgentSessionTests
{
    private const string Submission = "POST /api/v1/client/txt2img";
    private const int Steps = 14;

    private static readonly string[] Prompts = ["a lighthouse", "a harbor", "a forest", "a street"];
    private static readonly string?[] Keys = [null, null, null, "2"];

    private static readonly EmulatorFault[] Faults =
    [
        EmulatorFault.CutAfter, EmulatorFault.CutAfter, EmulatorFault.CutBefore, EmulatorFault.BrokenJson, EmulatorFault.Status(503), EmulatorFault.Status(429, TimeSpan.FromSeconds(2)), EmulatorFault.Status(422),
    ];

    private static readonly string[] Places = [Submission, Submission, "POST /api/v1/client/txt2img/price-calculation", "GET /api/v1/client/request-status/{request_id}", "GET /results/{file}"];

    [Fact]
    public async Task FiftySessions_OfAnAgentThatRetriesAndRepeatsItself_NeverPassTheLimitNorPayTwice()
    {
        var sessions = TestLength.Rounds(50, 1000);
        await using var emulator = await DryApiEmulator.StartAsync(
            Cli.Instant() with { MaxJobs = 100_000, Accounts = [.. Enumerable.Range(0, sessions).Select(number => new EmulatorAccount { ApiKey = KeyOf(number), ClientId = number.ToString(CultureInfo.InvariantCulture) })] },
            TestContext.Current.CancellationToken);
        var happened = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var number = 0; number < sessions; number++)
        {
            await RunSessionAsync(emulator, number, happened);
        }

        // All of it has to have been tried.
        foreach (var (what, least) in new[] { ("jobs", 2), ("repeated", 2), ("uncertain", 1), ("limit", 1), ("cancelled", 1), ("connected", 1), ("failed", 0) })
        {
            happened.GetValueOrDefault(what).ShouldBeGreaterThanOrEqualTo(least * sessions / 5, what + ": " + string.Join(", ", happened));
        }
    }

    private static string KeyOf(int number) => $"agent-{number}-that-must-stay-secret";

    private static async Task RunSessionAsync(DryApiEmulator emulator, int number, Dictionary<string, int> happened)
    {
        var random = new Random(number);
        var limit = 0.000003m * random.Next(3, 12);
        await using var bench = await AgentBench.StartAsync(emulator, KeyOf(number), AgentBench.Generous with { MaxSpend = limit });
        var client = bench.Client;
        var meant = new HashSet<(string, int, string?)>();
        for (var step = 0; step < Steps; step++)
        {
            var stalls = random.Next(8) == 0;
            if (stalls)
            {
                emulator.Faults.FailNext(Places[random.Next(3)], EmulatorFault.Stall());
            }
            else if (random.Next(3) == 0)
            {
                emulator.Faults.FailNext(Places[random.Next(Places.Length)], Faults[random.Next(Faults.Length)]);
            }

            if (random.Next(8) == 0)
            {
                emulator.Jobs.ScriptNext("*", new JobScript { Status = "error" });
            }

            if (random.Next(6) == 0)
            {
                await client.DisposeAsync();
                client = await bench.ConnectAsync();
                Count("connected");
            }

            var (prompt, steps, key) = (Prompts[random.Next(Prompts.Length)], random.Next(1, 3), Keys[random.Next(Keys.Length)]);
            meant.Add((prompt, steps, key));
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var calls = Enumerable.Range(0, random.Next(1, 4)).Select(_ => bench.CallAsync("run", AgentBench.Run(AgentBench.Picture(prompt, steps), key: key, wait: random.Next(2) * 60), client, cancellationToken: cancellation.Token)).ToList();
            await EndAsync(bench, Task.WhenAll(calls), cancellation, random.Next(5) == 0 ? random.Next(300) : null, stalls);
            foreach (var call in calls)
            {
                Note(call);
            }

            if (stalls)
            {
                // Nothing of it may be left: a later step would wait for it for ever.
                emulator.Faults.Clear();
                await EndAsync(bench, bench.Session.Submissions.SettleAsync(), null, null, stalls);
            }
        }

        emulator.Faults.Clear();
        await EndAsync(bench, bench.DisconnectAsync(), null, null, stalls: true);
        Judge();

        void Judge()
        {
            var jobs = emulator.Jobs.List().Where(job => job.ClientId == number.ToString(CultureInfo.InvariantCulture)).ToList();
            var session = $"session {number}";
            jobs.Sum(job => job.Price).ShouldBeLessThanOrEqualTo(limit, session);
            bench.Session.Budget.Counted.ShouldBeInRange(jobs.Sum(job => job.Price), limit, session);
            bench.Session.Budget.Reserved.ShouldBe(0, session);
            foreach (var same in jobs.GroupBy(job => (Text(job, "prompt"), int.Parse(Text(job, "steps"), CultureInfo.InvariantCulture))))
            {
                same.Count().ShouldBeLessThanOrEqualTo(meant.Count(each => (each.Item1, each.Item2) == same.Key), $"{session}: {same.Key}");
            }

            var known = bench.Session.Submissions.All;
            known.Where(submission => submission.Job is not null).ShouldAllBe(submission => jobs.Any(job => job.Id == submission.Job!.Id));
            jobs.Count.ShouldBeLessThanOrEqualTo(known.Count, session);
            Count("jobs", jobs.Count);
            Count("uncertain", known.Count(submission => submission.State == SubmissionState.Uncertain));
        }

        void Note(Task<CallToolResult> call)
        {
            if (!call.IsCompletedSuccessfully)
            {
                Count(call.IsCanceled || call.Exception?.InnerException is OperationCanceledException ? "cancelled" : "broken");
                return;
            }

            var text = AgentBench.TextOf(call.Result);
            Count(text.Contains("--max-spend", StringComparison.Ordinal) ? "limit" : text.Contains("another key makes", StringComparison.Ordinal) ? "failed" : text.Contains("\"repeated\":true", StringComparison.Ordinal) ? "repeated" : "other");
        }

        void Count(string what, int by = 1) => happened[what] = happened.GetValueOrDefault(what) + by;
    }

    /// <summary>Waits for calls, as somebody without patience: after some looks they are cancelled, and where the service does not respond all limits of time are up.</summary>
    private static async Task EndAsync(AgentBench bench, Task calls, CancellationTokenSource? cancellation, int? looks, bool stalls)
    {
        for (var look = 0; look < looks && !calls.IsCompleted; look++)
        {
            await Task.Yield();
        }

        if (looks is not null)
        {
            await cancellation!.CancelAsync();
        }

        while (stalls && !calls.IsCompleted)
        {
            bench.Time.EndLimits();
            await Task.Yield();
        }

        await calls.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Text(EmulatedJob job, string name)
    {
        using var request = JsonDocument.Parse(job.Request!);
        return request.RootElement.GetProperty(name).ToString();
    }
}
