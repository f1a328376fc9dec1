using System.Globalization;
using System.Text.Json;
using DryApi.Cli.Batch;
using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Batches from their rows to their results: what is asked, what is paid, what is known the next time.</summary>
public sealed class BatchRunTests(InstantEmulator emulator) : IClassFixture<InstantEmulator>, IDisposable
{
    private const string Submission = "POST /api/v1/client/txt2img";

    private readonly BatchCli _cli = new(emulator.Emulator);

    private IReadOnlyList<EmulatedJob> Jobs => _cli.Emulator.Jobs.List();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Batch_OnRows_SavesResultsAndWhatIsKnownOfThemOnce()
    {
        var run = await _cli.PicturesAsync("A lake,1\n\"=cmd|'/c calc'!A1\",2\n\"<img src=x onerror=alert(1)>\",3\n", "--yes", "--name", "{prompt}.{ext}", "--set", "webhook_url=https://u:p@example.com/hook?token=abc-that-must-stay-secret");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe($"3 rows: 3 saved, 0 failed, 0 left out, 0 to do; paid {Money.Text(Jobs.Sum(job => Money.Of(job.Price)))}; see {_cli["jobs-results/index.html"]} and costs.csv beside it\n");
        _cli.Results.ShouldBe(["=cmd_'_c calc'!A1.png", "A lake.png", "_img src=x onerror=alert(1)_.png"]);
        foreach (var name in _cli.Results)
        {
            Png.SizeOf(_cli[$"jobs-results/{name}"]).ShouldBe((64, 64));
        }

        using var about = JsonDocument.Parse(_cli.Read("jobs-results/A lake.png.json"));
        about.RootElement.GetProperty("request").GetProperty("webhook_url").GetString().ShouldBe("https://example.com/hook?…");
        _cli.Emulator.Jobs.Find(about.RootElement.GetProperty("job").GetString()!)!.Price.ShouldBe(decimal.Parse(about.RootElement.GetProperty("price").GetString()!, CultureInfo.InvariantCulture));
        var costs = _cli.Read("jobs-results/costs.csv");
        costs.Split('\n').Length.ShouldBe(5);
        costs.ShouldContain(",\"'=cmd_'_c calc'!A1.png\",");
        var page = _cli.Read("jobs-results/index.html");
        page.ShouldNotContain("<img src=x");
        page.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        page.ShouldContain("default-src 'none'");
        new[] { costs, page, run.Error, _cli.Read("jobs-results/A lake.png.json") }.ShouldAllBe(text => !text.Contains("stay-secret"));

        (await _cli.AgainAsync("--name", "{prompt}.{ext}", "--set", "webhook_url=https://u:p@example.com/hook?token=abc-that-must-stay-secret")).ExitCode.ShouldBe(0, "there is nothing to ask");
        Jobs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Batch_OnNamesThatAreTaken_ReplacesNothing()
    {
        Directory.CreateDirectory(_cli["jobs-results"]);
        _cli.Write("jobs-results/A lake.png", "mine");

        (await _cli.PicturesAsync("A lake,1\nA lake,2\nA LAKE,3\n", "--yes", "--name", "{prompt}.{ext}")).ExitCode.ShouldBe(0);

        _cli.Read("jobs-results/A lake.png").ShouldBe("mine");
        string[] ours = [.. _cli.Results.Except(["A lake.png"])];
        ours.Length.ShouldBe(3);
        ours.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(3, "disks of others may not tell case apart");
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("costs.csv")]
    public async Task Batch_OnAFolderWithAPageOfSomebodyElse_ReplacesAndSubmitsNothing(string name)
    {
        Directory.CreateDirectory(_cli["jobs-results"]);
        _cli.Write($"jobs-results/{name}", "mine");

        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ShouldHaveFailed(2).ShouldContain($"there is a file {name} in ");
        (await _cli.AgainAsync("--yes")).ShouldHaveFailed(2);

        _cli.Read($"jobs-results/{name}").ShouldBe("mine");
        Jobs.ShouldBeEmpty();
        (await _cli.AgainAsync("--yes", "--output", _cli["others"])).ExitCode.ShouldBe(0);
        (await _cli.AgainAsync("--output", _cli["others"])).ExitCode.ShouldBe(0, "its own are written anew");
    }

    /// <summary>The folder is this batch's from its beginning: another one that begins meanwhile is refused, and does not write over its results.</summary>
    [Fact]
    public async Task Batch_ThatRuns_HasItsFolderForItself()
    {
        var (isTaken, costs) = ((bool?)null, "");
        using var cli = new BatchCli(emulator.Emulator, line => isTaken ??= line.StartsWith("row ", StringComparison.Ordinal) ? File.Exists(costs) : null);
        costs = cli["jobs-results/costs.csv"];
        cli.Write("jobs.csv", "prompt,seed\nA lake,1\n");

        (await cli.AgainAsync("--yes")).ExitCode.ShouldBe(0);

        isTaken.ShouldBe(true);
    }

    /// <summary>What a kill leaves between the taking of the folder and the keeping of the plan: the folder with its claim, and a journal that knows of no folder.</summary>
    [Fact]
    public async Task Batch_KilledBeforeItsPlanIsKept_GoesOnInTheFolderThatItTook()
    {
        var (claim, costs) = ((string?)null, "");
        using var cli = new BatchCli(emulator.Emulator, line => claim ??= line.StartsWith("row ", StringComparison.Ordinal) ? File.ReadAllText(costs) : null);
        costs = cli["jobs-results/costs.csv"];
        (await cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);
        File.Delete(cli["jobs.csv.journal"]);
        Directory.Delete(cli["jobs-results"], recursive: true);
        Directory.CreateDirectory(cli["jobs-results"]);
        cli.Write("jobs-results/costs.csv", claim.ShouldNotBeNull());
        cli.Write("others.csv", "prompt,seed\nA lake,1\n");

        (await cli.RunAsync("others.csv", [.. BatchCli.Pictures, "--yes", "--output", cli["jobs-results"]])).ShouldHaveFailed(2).ShouldContain("there is a file costs.csv in ");
        cli.Write("jobs-results/index.html", "theirs");
        (await cli.AgainAsync("--yes")).ShouldHaveFailed(2).ShouldContain("there is a file index.html in ");
        File.Delete(cli["jobs-results/index.html"]);
        cli.Read("jobs-results/costs.csv").ShouldBe(claim);

        (await cli.AgainAsync("--yes")).ExitCode.ShouldBe(0);
        cli.Results.ShouldHaveSingleItem();
        cli.Read("jobs-results/costs.csv").ShouldStartWith("row,");
    }

    [Fact]
    public async Task Batch_OnAQuestion_SubmitsWhatIsAgreedTo()
    {
        (await _cli.PicturesAsync("A lake,1\nA lake,2\n")).ShouldHaveFailed(2).ShouldBe("dryapi: nobody is there to be asked; nothing was submitted, give --max-cost, or --yes for any cost");
        _cli.ReadLine = () => "n";
        var run = await _cli.AgainAsync();
        run.ShouldHaveFailed(2).ShouldBe("dryapi: nothing was submitted");
        run.Error.ShouldContain("2 row(s): 2 to submit for 0.000006, 0 under way, 0 saved");
        Jobs.ShouldBeEmpty();
        _cli.Emulator.Calls.Count(call => call.Path.EndsWith("/price-calculation", StringComparison.Ordinal)).ShouldBe(1, "rows that differ in their seeds alone have one price");

        (await _cli.AgainAsync("--dry-run")).ExitCode.ShouldBe(0);
        Jobs.ShouldBeEmpty();
        _cli.ReadLine = () => "y";
        (await _cli.AgainAsync()).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Batch_OnManyTexts_AsksForThePriceOfTheLongest()
    {
        _cli.Write("jobs.csv", "text\n" + string.Concat(Enumerable.Range(1, 150).Select(number => new string('x', number % 50 + 1) + number + "\n")));

        var run = await _cli.RunAsync("jobs.csv", ["--operation", "txt2audio", "--dry-run"]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("asking for 1 price(s); rows that differ in their texts alone are counted with the price of the longest");
        _cli.Emulator.Calls.Count(call => call.Path.EndsWith("/price-calculation", StringComparison.Ordinal)).ShouldBe(1);
        run.Error.ShouldContain("150 row(s): 150 to submit for 0.159,");
    }

    [Fact]
    public async Task Cost_OfMoreThanTheLimit_IsRefusedBeforeAnything()
    {
        (await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--max-cost", "0.000005")).ShouldHaveFailed(5).ShouldBe("dryapi: that is 0.000006 together, more than --max-cost 0.000005; nothing was submitted, raise it or take rows out");
        Jobs.ShouldBeEmpty();

        (await _cli.AgainAsync("--max-cost", "0.000006")).ExitCode.ShouldBe(0);
        _cli.Write("jobs.csv", _cli.Read("jobs.csv") + "A lake,3\n");
        (await _cli.AgainAsync("--max-cost", "0.000008", "--yes")).ShouldHaveFailed(5).ShouldContain("that is 0.000009 together, more than --max-cost 0.000008");
        Jobs.Count.ShouldBe(2);
    }

    /// <summary>What is submitted again may be paid for twice: that counts, too.</summary>
    [Fact]
    public async Task Cost_OfWhatIsSubmittedAgain_NeverPassesTheLimit()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);

        var run = await _cli.PicturesAsync("A lake,1\nA lake,2\nA lake,3\nA lake,4\nA lake,5\nA lake,6\n", "--max-cost", "0.000018", "--uncertain", "resubmit");

        run.ExitCode.ShouldBe(5, run.Error);
        run.Error.ShouldMatch("dryapi: row [0-9] costs 0.000003, which would pass --max-cost 0.000018 with the 0.000018 of before; it and what follows was not submitted\n$");
        Jobs.Sum(job => job.Price).ShouldBe(0.000018m);
        run.Output.ShouldStartWith("6 rows: 5 saved, 0 failed, 0 left out, 1 to do; paid 0.000018; ");
    }

    [Fact]
    public async Task Submission_ThatMayHaveBeenTaken_IsDecidedBySomebody()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);
        var run = await _cli.PicturesAsync("A lake,1\n", "--yes");
        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain("row 1 (line 2): txt2img, 0.000003, submitted at ");
        run.Error.ShouldEndWith("dryapi: of 1 row(s) nobody can tell whether the service took them: look at the account's jobs, and run it again with --job ROW=ID for each that is there, and --uncertain resubmit or skip for the others\n");
        (await _cli.AgainAsync("--yes")).ShouldHaveFailed(1).ShouldStartWith("dryapi: of 1 row(s) nobody can tell");
        (await _cli.AgainAsync("--yes", "--job", "2=xy")).ShouldHaveFailed(2).ShouldBe("dryapi: --job 2: of this row it is known whether it was submitted; leave it out");
        (await _cli.AgainAsync("--yes", "--job", "1=a/b")).ShouldHaveFailed(2).ShouldStartWith("dryapi: --job has to be ROW=ID");
        (await _cli.AgainAsync("--yes", "--job", "1=ab-c")).ShouldHaveFailed(2).ShouldBe("dryapi: --job 1: the account has no job ab-c; look again");

        (await _cli.AgainAsync("--job", $"1={Jobs.Single().Id}")).ExitCode.ShouldBe(0);

        _cli.Results.ShouldBe(["00001.png"]);
        Jobs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("r", 2, 0, "1 saved, 0 failed, 0 left out")]
    [InlineData("s", 1, 1, "0 saved, 0 failed, 1 left out")]
    [InlineData("ID", 1, 0, "1 saved, 0 failed, 0 left out")]
    [InlineData("q", 1, 1, null)]
    [InlineData(null, 1, 1, null)]
    public async Task Submission_ThatMayHaveBeenTaken_IsAskedAbout(string? answer, int jobs, int exitCode, string? summary)
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(1);
        var answers = new Queue<string?>(["what?", "ab-c", answer == "ID" ? Jobs.Single().Id : answer]);
        _cli.ReadLine = answers.Dequeue;

        var run = await _cli.AgainAsync("--yes");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Output.ShouldStartWith(summary is null ? "" : "1 rows: " + summary);
        answers.ShouldBeEmpty();
        Jobs.Count.ShouldBe(jobs);
    }

    /// <summary>Whatever ends a submission after it has begun, nobody can tell.</summary>
    [Theory]
    [InlineData(EmulatorFaultKind.Status, 0)]
    [InlineData(EmulatorFaultKind.CutBefore, 0)]
    [InlineData(EmulatorFaultKind.BrokenJson, 1)]
    public async Task Submission_ThatEndsWithoutAJob_IsLeftOutAndSubmittedOnDemand(EmulatorFaultKind fault, int jobs)
    {
        _cli.Emulator.Faults.FailNext(Submission, new EmulatorFault { Kind = fault });
        var run = await _cli.PicturesAsync("A lake,1\n", "--yes", "--uncertain", "skip");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.ShouldStartWith("1 rows: 0 saved, 0 failed, 1 left out, 0 to do; paid 0.000003; ");
        Jobs.Count.ShouldBe(jobs);
        (await _cli.AgainAsync("--again", "--max-cost", "0.000005")).ShouldHaveFailed(5);
        (await _cli.AgainAsync("--again", "--max-cost", "0.000006")).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(jobs + 1);
    }

    /// <summary>What a run is told that submits nothing holds for that run alone.</summary>
    [Theory]
    [InlineData("--dry-run", 0)]
    [InlineData("--max-cost=0.000005", 5)]
    public async Task Again_OnARunThatSubmitsNothing_IsForgotten(string option, int exitCode)
    {
        _cli.Emulator.Jobs.ScriptNext(Submission, new JobScript { Status = "error" });
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(1);

        (await _cli.AgainAsync(option, "--again", "--uncertain", "resubmit")).ExitCode.ShouldBe(exitCode);
        (await _cli.AgainAsync("--yes")).ShouldHaveFailed(1).ShouldStartWith("dryapi: of 1 row(s) nobody can tell");
        Jobs.Count.ShouldBe(1);

        (await _cli.AgainAsync("--yes", "--job", $"1={Jobs.Single().Id}")).ExitCode.ShouldBe(1, "it failed");
        (await _cli.AgainAsync(option, "--again")).ExitCode.ShouldBe(exitCode);
        (await _cli.AgainAsync("--yes")).ExitCode.ShouldBe(1, "it is not submitted again by itself");
        Jobs.Count.ShouldBe(1);
    }

    /// <summary>Nor are changed rows agreed to by a run that submitted none of them.</summary>
    [Theory]
    [InlineData("--dry-run", 0)]
    [InlineData("--max-cost=0.000005", 5)]
    public async Task Changed_OnARunThatSubmitsNothing_IsForgotten(string option, int exitCode)
    {
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        (await _cli.PicturesAsync("A sea,1\n", option, "--changed")).ExitCode.ShouldBe(exitCode);
        (await _cli.AgainAsync("--yes")).ShouldHaveFailed(2).ShouldStartWith("dryapi: 1 row(s) that were submitted are no longer in the file, and 1 are new");
        Jobs.Count.ShouldBe(1);

        (await _cli.AgainAsync("--yes", "--changed")).ExitCode.ShouldBe(0);
        (await _cli.AgainAsync()).ExitCode.ShouldBe(0, "once it was agreed to, it is not asked again");
        Jobs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Job_OfAnotherRow_IsRefused()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter, 2);
        (await _cli.PicturesAsync("A lake,1\nA lake,2\nA lake,3\n", "--yes", "--uncertain", "skip")).ExitCode.ShouldBe(1);
        using (var journal = Journal.Open(_cli["jobs.csv.journal"], _cli.Emulator.BaseAddress.AbsoluteUri.TrimEnd('/'), TimeProvider.System))
        {
            foreach (var row in journal.Rows(RowState.Skipped).ToList())
            {
                journal.SetUncertain(row.Number, "lost");
            }

            var (mine, other) = (journal.Rows(RowState.Saved).Single(), journal.Rows(RowState.Uncertain).ToList());
            var lost = Jobs.Select(job => job.Id).First(id => id != mine.Job);
            journal.Dispose();

            (await _cli.AgainAsync("--yes", "--job", $"{other[0].Number}={mine.Job}")).ShouldHaveFailed(2).ShouldBe($"dryapi: --job {other[0].Number}: the job {mine.Job} is that of row {mine.Number}; look again");
            (await _cli.AgainAsync("--yes", "--job", $"{other[0].Number}={lost}", "--job", $"{other[1].Number}={lost}")).ShouldHaveFailed(2).ShouldBe($"dryapi: --job {other[0].Number}: the job {lost} is that of row {other[1].Number}; look again");
            (await _cli.AgainAsync("--yes", "--job", $"{other[0].Number}={lost}", "--job", $"{other[0].Number}=ab-c")).ShouldHaveFailed(2).ShouldBe($"dryapi: --job {other[0].Number} is there twice; take one out");
            var answers = new Queue<string?>([mine.Job, "q"]);
            _cli.ReadLine = answers.Dequeue;
            var run = await _cli.AgainAsync("--yes");
            run.Error.ShouldContain($"the job {mine.Job} is that of row {mine.Number}\n");
            run.ExitCode.ShouldBe(1);
        }

        Jobs.Count.ShouldBe(3);
    }

    [UnixFact]
    public async Task SideCar_OfAResult_HasItsMode()
    {
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        Unix.ModeOf(_cli["jobs-results/00001.png.json"]).ShouldBe(Unix.ModeOf(_cli["jobs-results/00001.png"]));
    }

    [Fact]
    public async Task Row_ThatIsNoLongerThere_IsNotSubmittedAgain()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);
        _cli.Emulator.Jobs.ScriptNext(Submission, new JobScript { Status = "error" });
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(1);
        (await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--yes", "--uncertain", "skip")).ExitCode.ShouldBe(1);
        (await _cli.PicturesAsync("A lake,2\n", "--yes", "--again", "--uncertain", "resubmit")).ExitCode.ShouldBe(1);

        Jobs.Count.ShouldBe(2);
    }

    /// <summary>An emulator that ends with the program takes its jobs with it.</summary>
    [Fact]
    public void Journal_OfTheEmulatorInside_BeginsAnewWithWhatWasUnderWay()
    {
        using (var journal = Journal.Open(_cli["journal"], null, TimeProvider.System))
        {
            var run = journal.BeginRows();
            journal.Take(new NewRow(2, "txt2img", [1], "{}", "{}", [1], [1], 0), run);
            journal.EndRows(run, mayChange: false);
            journal.SetPrice(1, 5, alike: false);
            journal.TryIntend(journal.Find(1)!, null, null).ShouldBeTrue();
            Should.Throw<InvalidOperationException>(() => journal.TryIntend(journal.Find(1)!, null, null)).Message.ShouldBe("row 1 is not to be submitted");
            journal.SetJob(1, "job");
            journal.Paid.ShouldBe(5);
        }

        using var next = Journal.Open(_cli["journal"], null, TimeProvider.System);
        next.Find(1)!.State.ShouldBe(RowState.Planned);
        next.Paid.ShouldBe(0);
    }

    /// <summary>What is known not to have been taken is no question.</summary>
    [Fact]
    public async Task Submission_ThatWasNotTaken_IsSubmittedAgain()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.Status(429, TimeSpan.Zero), 3);

        var run = await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        Jobs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Quota_ThatIsUsedUp_IsToldWithItsEndAndInterruptedInOrder()
    {
        using var stop = new CancellationTokenSource();
        using var cli = new BatchCli(emulator.Emulator, line =>
        {
            if (line.Contains("quota", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        });
        cli.Emulator.Faults.FailNext(Submission, EmulatorFault.Status(429, TimeSpan.FromHours(7)), 4);
        cli.Write("jobs.csv", "prompt,seed*\nA lake,1..9\n");

        var run = await cli.RunAsync("jobs.csv", [.. BatchCli.Pictures, "--yes"], stop.Token);

        run.ExitCode.ShouldBe(130, run.Error);
        run.Error.ShouldMatch("txt2img: the quota of the day is used up, going on in 7 h 0 min \\(at [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC\\)\n");
        run.Error.Split('\n').Count(line => line.Contains("quota", StringComparison.Ordinal)).ShouldBe(1, "calls that are refused together are told once");
        run.Error.ShouldEndWith("dryapi: cancelled; jobs that were submitted go on, and the same command fetches their results and submits the rest\n");
        cli.Emulator.Faults.Clear();
        (await cli.AgainAsync("--yes")).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(9);
    }

    [Fact]
    public async Task Job_ThatFails_IsToldAndSubmittedAgainOnDemand()
    {
        _cli.Emulator.Jobs.ScriptNext(Submission, new JobScript { Status = "error", ErrorMessage = "No \u001b[31mluck" });

        var run = await _cli.PicturesAsync("A lake,1\n", "--yes");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain("row 1 (line 2) failed: ");
        run.Error.ShouldNotContain("\u001b");
        run.Output.ShouldStartWith("1 rows: 0 saved, 1 failed, 0 left out, 0 to do; ");
        (await _cli.AgainAsync("--yes")).ExitCode.ShouldBe(1, "it is not submitted again by itself");
        Jobs.Count.ShouldBe(1);
        (await _cli.AgainAsync("--yes", "--again")).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(2);
        _cli.Results.ShouldBe(["00001.png"]);
    }

    [Theory]
    [InlineData(401, 4)]
    [InlineData(403, 4)]
    public async Task Submission_ThatNobodyMay_EndsAll(int status, int exitCode)
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.Status(status), 100);

        var run = await _cli.PicturesAsync(string.Concat(Enumerable.Range(1, 50).Select(seed => $"A lake,{seed}\n")), "--yes");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Output.ShouldStartWith("50 rows: 0 saved, 0 failed, 0 left out, 50 to do; paid 0; ");
        _cli.Emulator.Calls.Count(call => call.Operation == Submission).ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Row_ThatTheServiceRefuses_IsNotPaidForAndCanBeCorrected()
    {
        _cli.Emulator.Faults.FailNext(Submission, new EmulatorFault { Kind = EmulatorFaultKind.Status, StatusCode = 422, Body = """{"message":"No","errors":{"prompt":["No."]}}""" });
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(1);

        var run = await _cli.PicturesAsync("A sea,1\n", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("1 rows: 1 saved, 0 failed, 0 left out, 0 to do; paid 0.000003; ");
    }

    [Fact]
    public async Task File_ThatHasMoreRows_IsGoneOnWith()
    {
        (await _cli.PicturesAsync("A lake,1\nA lake,1\n", "--yes")).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(2, "equal rows are two");

        (await _cli.PicturesAsync("A sea,9\nA lake,1\nA lake,1\nA lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        Jobs.Count.ShouldBe(4);
        _cli.Results.ShouldBe(["00001.png", "00002.png", "00003.png", "00004.png"]);
    }

    [Fact]
    public async Task File_WhoseRowsWereChanged_IsRefusedUnlessThatIsMeant()
    {
        (await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--yes")).ExitCode.ShouldBe(0);

        (await _cli.PicturesAsync("A sea,1\nA lake,2\n", "--yes")).ShouldHaveFailed(2).ShouldBe("dryapi: 1 row(s) that were submitted are no longer in the file, and 1 are new: rows are known by what they say and by --set and --operation, and each new one is paid for; nothing was submitted, give --changed if that is meant");
        Jobs.Count.ShouldBe(2);
        (await _cli.AgainAsync("--yes", "--changed")).ExitCode.ShouldBe(0);
        Jobs.Count.ShouldBe(3);
        (await _cli.PicturesAsync("A lake,2\n")).ExitCode.ShouldBe(0, "rows can be taken out");
    }

    /// <summary>The account of who has webhooks tells by itself what was taken.</summary>
    [Fact]
    public async Task Submission_WithAWebhook_IsMarkedByWhatTheJournalTells()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);

        var run = await _cli.PicturesAsync("A lake,1\n", "--yes", "--set", "webhook_url=https://example.com/hook?a=b");

        run.ExitCode.ShouldBe(1, run.Error);
        var mark = System.Text.RegularExpressions.Regex.Match(run.Error, "its webhooks come with (dryapi-submission=[0-9a-f]{32})").Groups[1].Value;
        Jobs.Single().Request!.Replace("\\u0026", "&", StringComparison.Ordinal).ShouldContain($"https://example.com/hook?a=b&{mark}");
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.Status(429, TimeSpan.Zero));
        (await _cli.AgainAsync("--yes", "--set", "webhook_url=https://example.com/hook?a=b", "--uncertain", "resubmit")).ExitCode.ShouldBe(0);
        Jobs.Select(job => job.Request).Distinct().Count().ShouldBe(2, "each submission has its own");
    }

    [Fact]
    public async Task Balance_ThatIsTooSmall_IsToldBeforeAndEndsTheRun()
    {
        await using var poor = await DryApiEmulator.StartAsync(Cli.Instant(balance: 0.000007m), TestContext.Current.CancellationToken);
        using var cli = new BatchCli(poor);
        cli.Write("jobs.csv", "prompt,seed*\nA lake,1..4\n");

        var run = await cli.AgainAsync("--yes");

        run.ExitCode.ShouldBe(5, run.Error);
        run.Error.ShouldContain("the account has 0.000007, which is less: what it cannot pay for will be left for another run\n");
        run.Output.ShouldStartWith("4 rows: 2 saved, 0 failed, 0 left out, 2 to do; paid 0.000006; ");
    }

    [Fact]
    public async Task Results_InAnotherFolder_AreNotForgotten()
    {
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        (await _cli.AgainAsync("--yes", "--output", _cli["other"])).ShouldHaveFailed(2).ShouldBe("dryapi: the results of before are in the folder jobs-results beside the journal; give --output that one, or move them and it together");
    }

    [Theory]
    [InlineData("--max-cost", "-1", "--max-cost is '-1', and has to be what the rows may cost, such as 2.50")]
    [InlineData("--max-cost", "much", "--max-cost is 'much', and has to be what the rows may cost, such as 2.50")]
    [InlineData("--uncertain", "maybe", "--uncertain is 'maybe', and has to be ask, skip or resubmit")]
    [InlineData("--status-calls", "0", "--status-calls is '0', and has to be from 1 to 1000000")]
    [InlineData("--set", "steps", "--set has to be NAME=VALUE, such as --set steps=4")]
    [InlineData("--set", "colour=red", null)]
    [InlineData("--operation", "balance", null)]
    public async Task Option_ThatCannotBe_IsRefusedBeforeAnything(string option, string value, string? expected)
    {
        _cli.Write("jobs.csv", "operation,prompt\ntxt2img,A lake\n");

        var run = await _cli.RunAsync("jobs.csv", option == "--status-calls" ? [option, value] : [option, value, "--yes"]);

        var line = run.ShouldHaveFailed(2);
        line.ShouldBe($"dryapi: {expected ?? line[8..]}");
        run.Error.ShouldContain(option);
        _cli.Emulator.Calls.Where(call => call.Method == "POST").ShouldBeEmpty();
    }

    [Fact]
    public async Task Batch_ThatIsWatched_ShowsABarAndWhatFails()
    {
        using var cli = new BatchCli(emulator.Emulator, isWatched: true);
        cli.Emulator.Faults.FailNext(Submission, new EmulatorFault { Kind = EmulatorFaultKind.Status, StatusCode = 422, Body = """{"message":"No","errors":{"prompt":["No \u001b[31mluck [red]"]}}""" });
        cli.Write("jobs.csv", "prompt,seed*\nA lake,1..4\n");

        var run = await cli.AgainAsync("--yes");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain("was refused: ");
        run.Error.ShouldContain("[red]");
        run.Error.ShouldNotContain("\u001b[31mluck");
        run.Error.ShouldContain("4 of 4 rows");
        run.Error.ShouldContain("100%");
    }

    [Fact]
    public async Task Journal_ThatAnotherRunHas_IsRefused()
    {
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);
        using (Journal.Open(_cli["jobs.csv.journal"], _cli.Emulator.BaseAddress.AbsoluteUri.TrimEnd('/'), TimeProvider.System))
        {
            (await _cli.AgainAsync("--yes")).ShouldHaveFailed(2).ShouldBe($"dryapi: another run uses the journal {_cli["jobs.csv.journal"]}; wait for its end, or give --journal another file");
        }

        (await _cli.AgainAsync("--yes")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Journal_ThatIsNone_IsRefusedAndLeft()
    {
        _cli.Write("jobs.csv.journal", new string('x', 5000));

        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ShouldHaveFailed(2).ShouldStartWith($"dryapi: cannot use the journal {_cli["jobs.csv.journal"]}: ");

        _cli.Read("jobs.csv.journal").ShouldBe(new string('x', 5000));
        Jobs.ShouldBeEmpty();
    }

    /// <summary>Who looks first what a batch is, with no key, runs it with one then.</summary>
    [Fact]
    public async Task Journal_OfAnotherServiceThatGotNothing_IsTaken()
    {
        Plan(journal => journal.SetPrice(1, 5, alike: false));

        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        Jobs.Count.ShouldBe(1);
        (await _cli.AgainAsync("--yes")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Journal_OfAnotherService_IsRefused()
    {
        Plan(journal => journal.TryIntend(journal.Find(1)!, null, null).ShouldBeTrue());

        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ShouldHaveFailed(2).ShouldStartWith($"dryapi: the journal {_cli["jobs.csv.journal"]} is of the emulator inside this program, and this is http://127.0.0.1:");
    }

    [UnixFact]
    public async Task Journal_OfRequests_IsItsOwnersAlone()
    {
        (await _cli.PicturesAsync("A lake,1\n", "--yes")).ExitCode.ShouldBe(0);

        Unix.ModeOf(_cli["jobs.csv.journal"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Makes the journal of the emulator inside, with a row.</summary>
    private void Plan(Action<Journal> then)
    {
        using var journal = Journal.Open(_cli["jobs.csv.journal"], null, TimeProvider.System);
        var run = journal.BeginRows();
        journal.Take(new NewRow(2, "txt2img", [1], "{}", "{}", [1], [1], 0), run);
        journal.EndRows(run, mayChange: false);
        then(journal);
    }
}
