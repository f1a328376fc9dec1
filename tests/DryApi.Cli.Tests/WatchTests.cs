using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>All jobs of an account as they go.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Watch_OnJobsOfOthers_TellsOfEachUntilItsEnd()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watching = new TaskCompletionSource();
        using var cli = Configured(new Cli
        {
            OnErrorLine = line => SetOnWatching(line, watching, stop),
            OnOutput = line => CancelOnEnd(line, stop),
        }, service);

        var run = cli.RunAsync(["watch", "--json"], stop.Token);
        await Task.WhenAny(run, watching.Task);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = service.BaseAddress });
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = "a", Model = "Bge_M3_FP16" }, TestContext.Current.CancellationToken);

        var ended = await run;
        ended.ExitCode.ShouldBe(0, ended.Error);
        var updates = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        updates.ShouldAllBe(update => update.GetProperty("id").GetString() == job.Id);
        updates[^1].GetProperty("status").GetString().ShouldBe("done");
        updates[^1].GetProperty("is_end").GetBoolean().ShouldBeTrue();
        ended.Error.ShouldBe($"connecting to {service.LiveUpdatesAddress}\nwatching all jobs of the account; Ctrl+C ends it\n");
    }

    [Fact]
    public async Task Watch_OnWhatIsMissing_NamesTheVariable()
    {
        using var cli = new Cli();
        (await cli.RunAsync(["watch"])).ShouldHaveFailed(2).ShouldStartWith("dryapi: DRYAPI_API_KEY is not set");
        cli.Set("DRYAPI_API_KEY", "any-key");
        (await cli.RunAsync(["watch"])).ShouldHaveFailed(2).ShouldStartWith("dryapi: DRYAPI_CLIENT_ID is not set");
        cli.Set("DRYAPI_CLIENT_ID", "a/b");
        (await cli.RunAsync(["watch"])).ShouldHaveFailed(2).ShouldStartWith("dryapi: DRYAPI_CLIENT_ID cannot be used: ");
        cli.Set("DRYAPI_CLIENT_ID", "1");
        foreach (var url in new[] { "nonsense", "ws://example.com/app/key" })
        {
            cli.Set("DRYAPI_LIVE_URL", url);
            (await cli.RunAsync(["watch"])).ShouldHaveFailed(2).ShouldStartWith("dryapi: DRYAPI_LIVE_URL cannot be used: ");
        }
    }

    [Fact]
    public async Task Watch_OnCtrlCBeforeItIsConnected_EndsWithoutAWordOfJobs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var cli = new Cli { OnErrorLine = _ => stop.CancelAfter(TimeSpan.Zero) };
        cli.Set("DRYAPI_API_KEY", "any-key");
        cli.Set("DRYAPI_CLIENT_ID", "1");
        cli.Set("DRYAPI_LIVE_URL", $"ws://{listener.LocalEndpoint}/app/key");

        var run = await cli.RunAsync(["watch"], stop.Token);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBe($"connecting to ws://{listener.LocalEndpoint}/app/key\n");
    }

    private static void SetOnWatching(string line, TaskCompletionSource watching, CancellationTokenSource stop)
    {
        if (line.StartsWith("watching", StringComparison.Ordinal))
        {
            watching.TrySetResult();
        }
        else if (line.Contains("wss:", StringComparison.Ordinal))
        {
            // No test asks the service itself.
            stop.Cancel();
        }
    }

    private static void CancelOnEnd(string line, CancellationTokenSource stop)
    {
        if (line.Contains("\"is_end\":true", StringComparison.Ordinal))
        {
            stop.Cancel();
        }
    }

    private static Cli Configured(Cli cli, DryApiEmulator service)
    {
        cli.Set("DRYAPI_API_KEY", "any-key");
        cli.Set("DRYAPI_BASE_URL", service.BaseAddress.AbsoluteUri);
        cli.Set("DRYAPI_CLIENT_ID", "1");
        return cli;
    }
}
