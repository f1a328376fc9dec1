using System.Text.Json;
using DryApi.Cli.Batch;
using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Batches of operations that respond at once: what they promise is what those that make jobs do.</summary>
public sealed class BatchResponseTests(InstantEmulator emulator) : IClassFixture<InstantEmulator>, IDisposable
{
    private const string Image = "POST /api/v1/client/prompt/image";
    private const string Sample = "GET /api/v1/client/prompts/samples";

    private readonly BatchCli _cli = new(emulator.Emulator);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Batch_OfPrompts_SavesTextsAndJsonOnce()
    {
        var run = await RunAsync("A lake,\nA sea,blurry\n", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Results.ShouldBe(["A lake.txt", "A sea.json"]);
        _cli.Read("jobs-results/A lake.txt").ShouldContain("lake");
        using var both = JsonDocument.Parse(_cli.Read("jobs-results/A sea.json"));
        both.RootElement.GetProperty("prompt").GetString().ShouldNotBeNullOrEmpty();
        both.RootElement.GetProperty("negative_prompt").GetString().ShouldNotBeNullOrEmpty();
        using var about = JsonDocument.Parse(_cli.Read("jobs-results/A lake.txt.json"));
        about.RootElement.GetProperty("operation").GetString().ShouldBe("prompt-image");
        about.RootElement.GetProperty("job").ValueKind.ShouldBe(JsonValueKind.Null);
        about.RootElement.GetProperty("price").GetString().ShouldNotBe("0");
        _cli.Read("jobs-results/index.html").ShouldContain("A lake.txt");
        _cli.Read("jobs-results/costs.csv").ShouldContain("prompt-image,,saved,,");

        (await RunAsync("A lake,\nA sea,blurry\n")).ExitCode.ShouldBe(0, "there is nothing to ask");
        Count(Image).ShouldBe(2);
    }

    [Fact]
    public async Task Cost_OfPrompts_IsToldFirstAndKeepsToTheLimit()
    {
        var run = await RunAsync("A lake,\n", "--max-cost", "0.00001");

        run.ShouldHaveFailed(5).ShouldStartWith("dryapi: that is 0.00016 together, more than --max-cost 0.00001; nothing was submitted");
        Count(Image).ShouldBe(0);
        (await RunAsync("A lake,\n", "--max-cost", "0.00016")).ExitCode.ShouldBe(0);
        Count(Image).ShouldBe(1);
    }

    /// <summary>Whatever ends a call after it has begun, nobody can tell what was paid: it is asked about, and not made again by itself.</summary>
    [Theory]
    [InlineData(EmulatorFaultKind.CutAfter, Image, "prompt-image", "prompt", "A lake")]
    [InlineData(EmulatorFaultKind.CutBefore, Image, "prompt-image", "prompt", "A lake")]
    [InlineData(EmulatorFaultKind.BrokenJson, Image, "prompt-image", "prompt", "A lake")]
    [InlineData(EmulatorFaultKind.Status, Image, "prompt-image", "prompt", "A lake")]
    [InlineData(EmulatorFaultKind.CutAfter, Sample, "prompts-samples", "type", "text2image")]
    [InlineData(EmulatorFaultKind.Status, Sample, "prompts-samples", "type", "text2image")]
    public async Task Call_ThatMayHaveBeenPaidFor_IsDecidedBySomebody(EmulatorFaultKind fault, string call, string operation, string column, string value)
    {
        _cli.Emulator.Faults.FailNext(call, new EmulatorFault { Kind = fault });
        _cli.Write("jobs.csv", $"operation,{column}\n{operation},{value}\n");

        var run = await _cli.RunAsync("jobs.csv", ["--yes"]);

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain($"row 1 (line 2): {operation}, ");
        (await _cli.RunAsync("jobs.csv", ["--yes"])).ShouldHaveFailed(1).ShouldStartWith("dryapi: of 1 row(s) nobody can tell whether the service took them");
        (await _cli.RunAsync("jobs.csv", ["--yes", "--job", "1=ab-c"])).ShouldHaveFailed(2).ShouldBe($"dryapi: --job 1: {operation} makes no job; give --uncertain resubmit or skip for it");
        Count(call).ShouldBe(1);
        (await _cli.RunAsync("jobs.csv", ["--yes", "--uncertain", "resubmit"])).ExitCode.ShouldBe(0);
        Count(call).ShouldBe(2);
    }

    [Fact]
    public async Task Call_ThatMayHaveBeenPaidFor_IsAskedAboutWithoutAJob()
    {
        _cli.Emulator.Faults.FailNext(Image, EmulatorFault.CutAfter);
        (await RunAsync("A lake,\n", "--yes")).ExitCode.ShouldBe(1);
        var answers = new Queue<string?>(["ab-c", "r"]);
        _cli.ReadLine = answers.Dequeue;

        var run = await RunAsync("A lake,\n", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("r to submit it again, s to leave it out, q to end:");
        run.Error.ShouldNotContain("the id of its job");
    }

    [Theory]
    [InlineData(429, 0)]
    [InlineData(422, 1)]
    [InlineData(401, 4)]
    public async Task Call_ThatWasRefused_IsNotPaidFor(int status, int exitCode)
    {
        _cli.Emulator.Faults.FailNext(Image, EmulatorFault.Status(status, TimeSpan.Zero));

        var run = await RunAsync("A lake,\n", "--yes");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Output.ShouldContain(exitCode == 0 ? "1 saved" : "paid 0;");
    }

    /// <summary>What was paid for is in the journal before it is in a file: whatever ends the program in between, nothing is lost.</summary>
    [Fact]
    public async Task Response_ThatIsNotSavedYet_IsSavedByTheNextRun()
    {
        (await RunAsync("A lake,\n", "--yes", "--dry-run")).ExitCode.ShouldBe(0);
        using (var journal = Journal.Open(_cli["jobs.csv.journal"], _cli.Emulator.BaseAddress.AbsoluteUri.TrimEnd('/'), TimeProvider.System))
        {
            journal.TryIntend(journal.Find(1)!, null, null).ShouldBeTrue();
            journal.SetResponse(1, """{"prompt":"kept"}""");
        }

        var run = await RunAsync("A lake,\n");

        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Read("jobs-results/A lake.txt").TrimEnd().ShouldBe("kept");
        Count(Image).ShouldBe(0);
    }

    private int Count(string operation) => _cli.Emulator.Calls.Count(call => call.Operation == operation);

    private Task<ProgramRun> RunAsync(string rows, params string[] args)
    {
        _cli.Write("jobs.csv", "prompt,negative_prompt\n" + rows);
        return _cli.RunAsync("jobs.csv", ["--operation", "prompt-image", "--name", "{prompt}.{ext}", .. args]);
    }
}
