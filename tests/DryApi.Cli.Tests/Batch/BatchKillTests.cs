using System.Globalization;
using System.Text.Json;
using DryApi.Cli.Batch;

namespace DryApi.Cli.Tests.Batch;

/// <summary>A batch that is killed at random moments loses nothing, and pays for nothing twice. 60 rows and five kills; with <c>DRYAPI_LONG_TESTS=1</c> 2,000 rows and twenty.</summary>
public sealed class BatchKillTests : IDisposable
{
    private const int Seed = 20261130;

    private static readonly int Rows = TestLength.Rounds(60, 2000);
    private static readonly int Kills = TestLength.Rounds(5, 20);

    private static readonly int Prompts = TestLength.Rounds(40, 400);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Batch_KilledAtRandomMoments_HasEachResultOnceAndPaysForEachOnce()
    {
        await using var service = await BatchService.StartAsync(jobs: 100_000);
        var random = new Random(Seed);
        _folder.Write("jobs.csv", string.Create(CultureInfo.InvariantCulture, $"operation,prompt,model,width,height,steps,guidance,seed*\ntxt2img,A lake,Flux1schnell,64,64,1,0,1..{Rows}\n"));
        var (kills, decided) = (0, 0);
        while (true)
        {
            string[] decisions = [.. DecisionsOf(service)];
            decided += decisions.Length / 2;
            using var process = CliProcess.Start(service.Url, ["batch", "jobs.csv", "--max-cost", "900", "--status-calls", "1000000", "--uncertain", "resubmit", .. decisions], _folder.Path);
            var isKilled = kills < Kills;
            if (isKilled)
            {
                Arm(service, process, random, 2 * Rows / Kills);
            }

            var (run, _) = await process.EndAsync();
            Disarm(service);
            if (!isKilled)
            {
                run.ExitCode.ShouldBe(0, run.Error);
                run.Output.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows: {Rows} saved, 0 failed, 0 left out, 0 to do"));
                break;
            }

            run.ExitCode.ShouldBe(137, run.Error);
            kills++;
        }

        var jobs = service.Emulator.Jobs.List();
        jobs.Select(job => SeedOf(job.Request!)).Order().ShouldBe(Enumerable.Range(1, Rows).Select(number => (long)number), $"seed {Seed}: each row is paid for once");
        var results = Path.Combine(_folder.Path, "jobs-results");
        foreach (var file in Directory.GetFiles(results, "*.png"))
        {
            Png.SizeOf(file).ShouldBe((64, 64));
            using var about = JsonDocument.Parse(File.ReadAllBytes(file + ".json"));
            service.Emulator.Jobs.Find(about.RootElement.GetProperty("job").GetString()!)!.Request!.ShouldContain($"\"seed\":{about.RootElement.GetProperty("request").GetProperty("seed").GetString()}");
        }

        Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Range(1, Rows).SelectMany(number => new[] { $"{number:00000}.png", $"{number:00000}.png.json" }).Append("costs.csv").Concat(Enumerable.Range(1, (Rows + 199) / 200).Select(page => page == 1 ? "index.html" : $"index-{page}.html")).Order(StringComparer.Ordinal));
        service.Turns.ShouldBeGreaterThanOrEqualTo((Rows / 3) - 2, "the quota of Basic accounts is three a minute");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rows} rows, {kills} kills, {decided} decided by hand, {service.Turns} turns of the clock to {service.Emulator.Clock.GetUtcNow():u}");
    }

    /// <summary>What responds at once is paid for when it does, and is in no list of the account: each row is called for once, and its result is there, or nobody can tell and it is left out.</summary>
    [UnixFact]
    public async Task Batch_OfPromptsKilledAtRandomMoments_CallsForEachOnce()
    {
        await using var service = await BatchService.StartAsync();
        var random = new Random(Seed);
        _folder.Write("jobs.csv", $"prompt*\n{string.Join('|', Enumerable.Range(1, Prompts).Select(number => string.Create(CultureInfo.InvariantCulture, $"Draft {number}")))}\n");
        string[] args = ["batch", "jobs.csv", "--operation", "prompt-speech", "--max-cost", "900", "--uncertain", "skip", "--json"];
        // Prices are asked for before, so that it is killed while it pays.
        using (var priced = CliProcess.Start(service.Url, [.. args, "--dry-run"], _folder.Path))
        {
            (await priced.EndAsync()).Run.ExitCode.ShouldBe(0);
        }

        for (var kills = 0; ; kills++)
        {
            using var process = CliProcess.Start(service.Url, args, _folder.Path);
            if (kills < Kills)
            {
                Arm(service, process, random, 2 * Prompts / Kills);
            }

            var (run, _) = await process.EndAsync();
            Disarm(service);
            if (run.ExitCode != 137)
            {
                run.ExitCode.ShouldBeInRange(0, 1, run.Error);
                break;
            }
        }

        using var journal = Journal.Open(_folder["jobs.csv.journal"], service.Url.AbsoluteUri.TrimEnd('/'), TimeProvider.System);
        var (saved, skipped, called) = (journal.Count(RowState.Saved), journal.Count(RowState.Skipped), service.Emulator.Calls.Count(call => call is { Operation: "POST /api/v1/client/prompt/speech", Status: 200 }));
        (saved + skipped).ShouldBe(Prompts, $"seed {Seed}");
        called.ShouldBeInRange((int)saved, Prompts, $"seed {Seed}: no row is paid for twice");
        skipped.ShouldBeInRange(0, 4 * Kills, "at most four are called for at once");
        Directory.GetFiles(Path.Combine(_folder.Path, "jobs-results"), "*.txt").Length.ShouldBe((int)saved);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Prompts} rows, {Kills} kills: {called} paid, {saved} saved, {skipped} left out");
    }

    /// <summary>Kills the program at a random one of the calls to come: before it is worked on, before it has a response, or when it has it.</summary>
    private static void Arm(BatchService service, CliProcess process, Random random, int calls)
    {
        var (left, stage) = (random.Next(1, Math.Max(4, calls)), random.Next(3));
        var isArmed = 1;
        service.Before = async _ => stage == 0 && await KillAsync();
        service.Worked = async _ => stage == 1 && await KillAsync();
        service.After = _ => stage == 2 ? KillAsync() : Task.CompletedTask;

        async Task<bool> KillAsync()
        {
            if (Interlocked.Decrement(ref left) > 0 || Interlocked.Exchange(ref isArmed, 0) == 0)
            {
                return left < 0;
            }

            await process.KillAsync();
            return true;
        }
    }

    private static void Disarm(BatchService service)
    {
        service.Before = service.Worked = _ => Task.FromResult(false);
        service.After = _ => Task.CompletedTask;
    }

    /// <summary>What somebody finds who looks at the account: the jobs of rows of which the journal does not know whether they were taken.</summary>
    private IEnumerable<string> DecisionsOf(BatchService service)
    {
        if (!File.Exists(_folder["jobs.csv.journal"]))
        {
            return [];
        }

        using var journal = Journal.Open(_folder["jobs.csv.journal"], service.Url.AbsoluteUri.TrimEnd('/'), TimeProvider.System);
        var jobs = service.Emulator.Jobs.List().ToDictionary(job => SeedOf(job.Request!));
        return journal.Rows(RowState.Uncertain).ToList().SelectMany(row => jobs.TryGetValue(SeedOf(row.Request), out var job)
            ? new[] { "--job", string.Create(CultureInfo.InvariantCulture, $"{row.Number}={job.Id}") }
            : []).ToList();
    }

    private static long SeedOf(string request)
    {
        using var json = JsonDocument.Parse(request);
        return json.RootElement.GetProperty("seed") is { ValueKind: JsonValueKind.String } text ? long.Parse(text.GetString()!, CultureInfo.InvariantCulture) : json.RootElement.GetProperty("seed").GetInt64();
    }
}
