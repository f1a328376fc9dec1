using System.Collections.Concurrent;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>One client serves any number of threads, and clients know nothing of each other.</summary>
public sealed class ThreadTests
{
    private const int Seed = 20260303;
    private const int Threads = 100;
    private const int Writers = 8;

    [Fact]
    public async Task Client_OnAHundredThreads_MixesNothing()
    {
        await using var server = new PatternServer(TestClients.Key, "");
        using var client = TestClients.Own(server.Url);

        var problems = await RunAsync([(client, server)], TestLength.Rounds(5, 100));

        problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clients_OnTheSameThreads_MixNeitherKeysNorAddressesNorResponses()
    {
        await using var one = new PatternServer("key-of-the-first", "/first");
        await using var two = new PatternServer("key-of-the-second", "/second");
        using var http = new HttpClient();
        using var first = new DryApiClient(new DryApiClientOptions { ApiKey = one.Key, BaseAddress = one.Url, Retry = new DryApiRetryOptions { MaxRetries = 0 } });
        using var second = new DryApiClient(new DryApiClientOptions { ApiKey = two.Key, BaseAddress = two.Url, Retry = new DryApiRetryOptions { MaxRetries = 0 }, HttpClient = http });

        var problems = await RunAsync([(first, one), (second, two)], TestLength.Rounds(3, 50));

        problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bodies_OnThreadsThatOnlyWriteAndRead_AreTheirOwn()
    {
        using var http = new HttpClient(new CheckingHandler());
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri("http://127.0.0.1:1"), HttpClient = http });
        var wrong = 0;
        var calls = TestLength.Rounds(2000, 20_000);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < calls; number++)
            {
                var pattern = new Pattern((writer * calls) + number, 10 + (number % 1500));
                var answer = await client.Txt2Embedding.PostAsync(new Txt2EmbeddingRequest { Input = pattern.Text, Model = "m" });
                Interlocked.Add(ref wrong, answer.Data!.RequestId == pattern.Text ? 0 : 1);
            }
        })));

        wrong.ShouldBe(0);
    }

    /// <summary>Makes calls from all threads at once.</summary>
    private static async Task<ConcurrentQueue<string>> RunAsync((DryApiClient Client, PatternServer Server)[] pairs, int calls)
    {
        var problems = new ConcurrentQueue<string>();
        using var start = new Barrier(Threads);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (var number = thread * calls; number < (thread + 1) * calls; number++)
                {
                    var (client, server) = pairs[number % pairs.Length];
                    var call = new PatternCall(number, new Random(Seed ^ (number * 0x61C88647)));
                    // A thread of its own waits, as in a program that knows no tasks.
                    if (call.ProblemAsync(client, server).GetAwaiter().GetResult() is { } problem)
                    {
                        problems.Enqueue($"seed {Seed}, {call}: {problem}");
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return problems;
    }
}
