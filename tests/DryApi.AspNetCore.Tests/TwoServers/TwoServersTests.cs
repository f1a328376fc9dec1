using System.Net;
using System.Net.Http.Json;
using DryApi.Emulator;

namespace DryApi.AspNetCore.Tests.TwoServers;

/// <summary>
/// Two servers of the sample application with one Redis, behind a balancer, get the emulator's webhooks: a fifth of them twice, a fifth later than others, and one server is killed in the middle. 200
/// deliveries and their repetitions; with <c>DRYAPI_LONG_TESTS=1</c> 2,000.
/// </summary>
public sealed class TwoServersTests
{
    private const string Secret = "a secret that both know, of some length";
    private const string Claims = "DryApi:Webhooks:";
    private const int Seed = 20261130;
    private const int Batch = 25;

    private static readonly int Jobs = TestLength.Rounds(100, 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [UnixFact]
    public async Task Deliveries_OnTwoServersOfWhichOneDies_AreHandledOnceAndNoneIsLost()
    {
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync();
        await using var balancer = await Balancer.StartAsync(Seed, killAt: Jobs);
        await using var emulator = await DryApiEmulator.StartAsync(
            new DryApiEmulatorOptions
            {
                MaxJobs = 2 * Jobs,
                // Receivers are slow where the machine is.
                WebhookTimeout = TimeSpan.FromHours(1),
                Accounts = [new EmulatorAccount { Balance = 1_000_000, WebhookSecret = Secret, WebhookUrl = balancer.Url }],
            },
            Token);
        emulator.Clock.Stop();
        emulator.Faults.FailRandomly("job.*", EmulatorFault.DoubleWebhook, 0.2, Seed);
        emulator.Faults.FailRandomly("job.*", EmulatorFault.DelayWebhook(TimeSpan.FromSeconds(30)), 0.25, Seed);
        var configuration = new Dictionary<string, string>
        {
            ["ConnectionStrings:Redis"] = redis.ConnectionString,
            ["Results"] = folder["results"],
            ["DryApi:ApiKey"] = "any",
            ["DryApi:BaseAddress"] = emulator.BaseAddress.ToString(),
            // The account has no quota.
            ["DryApi:StatusCallsPerMinute"] = "1000000",
            ["DryApi:Webhooks:Secrets:0"] = Secret,
            // The clock of the emulator is turned, those of the servers are not.
            ["DryApi:Webhooks:Tolerance"] = "2.00:00:00",
        };
        await using var first = await Sample.StartAsync(folder.Path, configuration);
        await using var second = await Sample.StartAsync(folder.Path, configuration);
        balancer.Servers = [first, second];
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator.BaseAddress });
        IReadOnlyCollection<string>? left = null;

        for (var number = 0; number < Jobs; number += Batch)
        {
            for (var job = number; job < number + Batch; job++)
            {
                await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = $"Sign {job}", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 1, Seed = job }, Token);
            }

            await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(4), Token);
            if (first.IsDead && left is null)
            {
                left = await EndClaimsAsync(redis);
                await emulator.Clock.AdvanceAsync(TimeSpan.FromHours(1), Token);
            }
        }

        // Each event was handled once. What the dead server had begun may have been done before it died, and then it was done again.
        using var http = new HttpClient { BaseAddress = second.Url };
        var handled = (await http.GetFromJsonAsync<string[]>("/events", Token))!.CountBy(each => each).ToDictionary();
        var jobs = emulator.Jobs.List().Select(job => job.Id).ToList();
        handled.Keys.ShouldBe(jobs.SelectMany(id => (string[])[$"job.processing {id}", $"job.completed {id}"]), ignoreOrder: true);
        handled.Values.ShouldAllBe(times => times == 1 || times == 2);
        handled.Values.Count(times => times == 2).ShouldBeLessThanOrEqualTo(left.ShouldNotBeNull().Count);
        handled.Count.ShouldBe(2 * Jobs);
        balancer.Deliveries.Count.ShouldBeGreaterThan(2 * Jobs * 115 / 100);

        // The worker of the server that lives fetches what there is, also what the dead one had left.
        foreach (var id in jobs)
        {
            while ((await http.GetAsync($"/images/{id}.png", Token)).StatusCode == HttpStatusCode.NotFound)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Lets the two minutes pass, in Redis, after which others have what the dead server had begun: nothing else is in work now.</summary>
    /// <returns>The claims of the dead server.</returns>
    private static async Task<IReadOnlyCollection<string>> EndClaimsAsync(RedisServer redis)
    {
        var left = new List<string>();
        foreach (var key in redis.KeysOf(Claims))
        {
            if (await redis.Database.HashGetAsync(key, "data") is var value && value != "handled")
            {
                left.Add(key.ToString());
                await redis.Database.KeyDeleteAsync(key);
            }
        }

        return left;
    }
}
