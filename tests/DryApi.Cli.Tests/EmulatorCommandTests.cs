using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Tests;

/// <summary><c>dryapi emulator</c></summary>
public sealed class EmulatorCommandTests : IDisposable
{
    private const string Picture = """{"prompt":"A sunset","model":"Flux1schnell","width":64,"height":64,"guidance":7.5,"steps":4,"seed":42}""";

    private readonly List<string> _lines = [];
    private Cli? _cli;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cli?.Dispose();

    [Fact]
    public async Task Emulator_UntilItIsEnded_ServesAndThenExitsWith0()
    {
        var (run, balance) = await RunAsync(http => http.GetStringAsync("/api/v1/client/balance", Cancellation), "--balance", "3.5");

        (run.ExitCode, balance).ShouldBe((0, """{"balance":3.5}"""));
        run.Output.ShouldMatch(@"^http://127\.0\.0\.1:\d+\n$");
        run.Error.ShouldMatch(@"^82 operations, results at http://127\.0\.0\.1:\d+; Ctrl\+C ends it\n$");
    }

    [Fact]
    public async Task Options_OfTheEmulator_ReachIt()
    {
        var (_, statuses) = await RunAsync(
            async http =>
            {
                using var taken = await http.PostAsync("/api/v1/client/txt2img", Json(Picture), Cancellation);
                using var strict = await http.PostAsync("/api/v1/client/txt2img", Json(Picture.Replace("64", "\"64\"", StringComparison.Ordinal)), Cancellation);
                return new[] { (int)taken.StatusCode, (int)strict.StatusCode, int.Parse(taken.Headers.GetValues("X-RateLimit-Limit").Single()) };
            },
            "--strict", "--plan", "premium", "--pending", "0", "--processing", "0");

        statuses.ShouldBe([200, 422, 300]);
    }

    [Fact]
    public async Task State_OfAnEmulatorThatEnded_IsThereAgain()
    {
        using var folder = new TemporaryFolder();
        var (_, id) = await RunAsync(
            async http =>
            {
                using var taken = await http.PostAsync("/api/v1/client/txt2img", Json(Picture), Cancellation);
                return (string?)JsonNode.Parse(await taken.Content.ReadAsStringAsync(Cancellation))!["data"]!["request_id"];
            },
            "--state", folder["state.json"]);

        var (_, status) = await RunAsync(async http => (int)(await http.GetAsync("/api/v1/client/request-status/" + id, Cancellation)).StatusCode, "--state", folder["state.json"]);

        status.ShouldBe(200);
        folder.Names().ShouldBe(["state.json"]);
    }

    [Fact]
    public async Task Record_OnAServiceThatDrifts_ListsItAtTheEnd()
    {
        using var folder = new TemporaryFolder();
        await using var service = await DryApi.TestSupport.Servers.WebServer.StartAsync(async context => await context.Response.Body.WriteAsync("""{"balance":"a lot"}"""u8.ToArray(), Cancellation));

        var (run, _) = await RunAsync(http => http.GetStringAsync("/api/v1/client/balance", Cancellation), "--record", folder["session"], "--upstream", service.Url.AbsoluteUri);
        var (_, replayed) = await RunAsync(http => http.GetStringAsync("/api/v1/client/balance", Cancellation), "--replay", folder["session"]);

        run.Error.ShouldContain("drift: GET /api/v1/client/balance 200: The balance field must be a number.\n");
        replayed.ShouldBe("""{"balance":"a lot"}""");
    }

    [Fact]
    public async Task Check_OnAPort_TellsWhetherAnEmulatorIsThere()
    {
        var (_, checks) = await RunAsync(async http =>
        {
            using var other = new Cli();
            return await other.RunAsync(["emulator", "--check", "--port", http.BaseAddress!.Port.ToString()]);
        });
        var gone = await _cli!.RunAsync(["emulator", "--check", "--port", "1"]);

        (checks.ExitCode, gone.ExitCode).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Image_OfTheEmulator_StartsAndChecksWhatIsThere()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(RepositoryFiles.Root, "src", "DryApi.Cli", "Dockerfile"), Cancellation);
        var (start, check) = (ArgumentsOf(lines, "ENTRYPOINT"), ArgumentsOf(lines, "HEALTHCHECK"));
        // Tests listen on this machine alone, and on ports that nobody else has.
        start[start.IndexOf("0.0.0.0")] = "127.0.0.1";

        var (_, checks) = await RunAsync(
            async http =>
            {
                using var other = new Cli();
                return await other.RunAsync([.. check, "--port", http.BaseAddress!.Port.ToString()]);
            },
            [.. start.Skip(1)]);

        (start[0], checks.ExitCode).ShouldBe(("emulator", 0));
        lines.ShouldContain("USER $APP_UID");
        lines.ShouldContain("EXPOSE 4747 4748");
    }

    [Theory]
    [InlineData("--listen here", "--listen has to be an IP address, and is 'here'")]
    [InlineData("--upstream nowhere --record a", "--upstream has to be a URL, and is 'nowhere'")]
    [InlineData("--record a", "go together")]
    [InlineData("--replay nothing-there", "has no recording")]
    [InlineData("--document nothing-there.json", "nothing-there.json")]
    [InlineData("--workers 0", "Workers is 0; it has to be from 1 to 100,000")]
    [InlineData("--webhook-url http://example.com/", "WebhookUrl has to be an absolute https URL")]
    [InlineData("--plan gold", "gold")]
    public async Task Emulator_OnWhatCannotBe_IsOneLineAndExitsWith2(string args, string says)
    {
        using var cli = new Cli();

        var run = await cli.RunAsync(["emulator", "--port", "0", "--results-port", "0", .. args.Split(' ')]);

        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Error.ShouldContain(says);
        run.Error.Trim().ShouldNotContain("\n");
        run.Error.TrimEnd().ShouldEndWith("see dryapi emulator --help");
    }

    [Fact]
    public async Task Emulator_OnATakenPort_SaysSo()
    {
        var (_, run) = await RunAsync(async http =>
        {
            using var other = new Cli();
            return await other.RunAsync(["emulator", "--port", http.BaseAddress!.Port.ToString(), "--results-port", "0"]);
        });

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("address already in use");
    }

    /// <summary>The arguments that an instruction of a Dockerfile gives to the program.</summary>
    private static List<string> ArgumentsOf(string[] lines, string instruction)
    {
        var line = lines.Single(each => each.StartsWith(instruction, StringComparison.Ordinal));
        return [.. JsonNode.Parse(line[line.IndexOf('[', StringComparison.Ordinal)..])!.AsArray().Select(each => (string)each!).SkipWhile(each => each != "/app/dryapi.dll").Skip(1)];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>Runs the emulator on free ports for as long as something is done with it.</summary>
    private async Task<(ProgramRun Run, T Result)> RunAsync<T>(Func<HttpClient, Task<T>> use, params string[] args)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cli?.Dispose();
        _cli = new Cli { OnErrorLine = _ => started.TrySetResult(), OnOutput = _lines.Add };
        var running = _cli.RunAsync(["emulator", "--port", "0", "--results-port", "0", .. args], end.Token);
        await Task.WhenAny(started.Task, running);
        running.IsCompleted.ShouldBeFalse(running.IsCompleted ? (await running).Error : null);
        using var http = new HttpClient { BaseAddress = new Uri(_lines[^1]) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");

        var result = await use(http);
        await end.CancelAsync();
        return (await running, result);
    }
}
