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

    [Theory]
    [InlineData(404, "there are no live updates: the connection of live updates failed: The server returned status code '404'")]
    [InlineData(200, "there are no live updates: the connection of live updates failed: The server returned status code '200'")]
    [InlineData(4001, "there are no live updates: the server of live updates closed the connection with 4001: no \\u001B[2Jsuch app; check the client id and DRYAPI_LIVE_URL")]
    [InlineData(4099, "there are no live updates: the server of live updates closed the connection with 4099: no ")]
    public async Task Watch_OnWhatNeverWillCome_EndsAndSaysWhy(int code, string message)
    {
        var live = new ScriptedLive { Refuses = (context, _) => (context.Response.StatusCode = code) < 1000 };
        live.Close(code, "no \u001B[2Jsuch app");
        await using var service = await ScriptedService.StartAsync(new ScriptedService { Live = live });
        using var cli = Configured(new Cli(), service.Url);

        var line = (await cli.RunAsync(["watch"])).ShouldHaveFailed(6);

        line.ShouldStartWith($"dryapi: {message}");
        line.ShouldEndWith("; check the client id and DRYAPI_LIVE_URL");
    }

    [Fact]
    public async Task Watch_OnAnAddressThatSpeaksNoTls_EndsAndSaysWhy()
    {
        await using var service = await ScriptedService.StartAsync();
        using var cli = Configured(new Cli(), service.Url);
        cli.Set("DRYAPI_LIVE_URL", $"wss://{service.Url.Authority}/app/key");

        (await cli.RunAsync(["watch"])).ShouldHaveFailed(6).ShouldStartWith("dryapi: there are no live updates: the connection of live updates failed: The SSL connection could not be established");
    }

    [Fact]
    public async Task Watch_OnAKeyThatIsNone_EndsAsEveryCommandDoes()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant() with { Accounts = [new EmulatorAccount { ApiKey = "right-key-that-must-stay-secret" }] }, TestContext.Current.CancellationToken);
        using var cli = Configured(new Cli(), service);

        (await cli.RunAsync(["watch"])).ShouldHaveFailed(4).ShouldContain("check DRYAPI_API_KEY");
    }

    [Fact]
    public async Task Watch_OnAnAttemptThatFails_SaysWhyAndWhenItTriesAgain()
    {
        var live = new ScriptedLive { Refuses = (context, before) => before == 0 && (context.Response.StatusCode = 503) > 0 };
        await using var service = await ScriptedService.StartAsync(new ScriptedService { Live = live, Status = "\"status\":\"processing\"" });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var cli = Configured(new Cli { OnErrorLine = line => EndOnConnected(line, live, stop) }, service.Url);

        var run = await cli.RunAsync(["watch"], stop.Token);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].ShouldBe(
        [
            "the connection of live updates failed: The server returned status code '503' when status code '101' was expected; trying again in 1 s",
            "watching all jobs of the account; Ctrl+C ends it",
            "the server of live updates closed the connection with 4200: restart; trying again in 1 s",
            "connected again",
        ]);
    }

    private static void EndOnConnected(string line, ScriptedLive live, CancellationTokenSource stop)
    {
        if (line.StartsWith("watching", StringComparison.Ordinal))
        {
            live.Close(4200, "restart");
        }
        else if (line == "connected again")
        {
            stop.CancelAfter(TimeSpan.Zero);
        }
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
        Configured(cli, service.BaseAddress).Set("DRYAPI_CLIENT_ID", "1");
        return cli;
    }

    private static Cli Configured(Cli cli, Uri service)
    {
        cli.Set("DRYAPI_API_KEY", "any-key");
        cli.Set("DRYAPI_BASE_URL", service.AbsoluteUri);
        cli.Set("DRYAPI_CLIENT_ID", ScriptedLive.ClientId);
        return cli;
    }
}
