using System.Text.Json;
using DryApi.Cli.Batch;
using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>What programs read of a batch, and what is left out.</summary>
public sealed class BatchOutputTests(InstantEmulator emulator) : IClassFixture<InstantEmulator>, IDisposable
{
    private const string Submission = "POST /api/v1/client/txt2img";

    private readonly BatchCli _cli = new(emulator.Emulator);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Json_OnRows_IsALineForEachAndASummary()
    {
        _cli.Emulator.Jobs.ScriptNext(Submission, new JobScript { Status = "error" });

        var run = await _cli.PicturesAsync("A lake,1\nA lake,2\nA lake,3\n", "--yes", "--json");

        run.ExitCode.ShouldBe(1, run.Error);
        var lines = Lines(run.Output);
        lines.Length.ShouldBe(4);
        lines[..3].Select(line => line.GetProperty("row").GetInt64()).Order().ShouldBe([1, 2, 3]);
        var failed = lines[..3].Single(line => line.GetProperty("state").GetString() == "failed");
        failed.GetProperty("error").GetString()!.ShouldContain("ended with an error");
        failed.TryGetProperty("file", out _).ShouldBeFalse();
        foreach (var line in lines[..3].Where(line => line.GetProperty("state").GetString() == "saved"))
        {
            File.Exists(line.GetProperty("file").GetString()).ShouldBeTrue();
            line.GetProperty("operation").GetString().ShouldBe("txt2img");
            line.GetProperty("model").GetString().ShouldBe("Flux1schnell");
            line.GetProperty("line").GetInt32().ShouldBe((int)line.GetProperty("row").GetInt64() + 1);
            _cli.Emulator.Jobs.Find(line.GetProperty("id").GetString()!)!.Price.ShouldBe(line.GetProperty("price").GetDecimal());
        }

        var summary = lines[3];
        (summary.GetProperty("rows").GetInt64(), summary.GetProperty("saved").GetInt64(), summary.GetProperty("failed").GetInt64(), summary.GetProperty("skipped").GetInt64(), summary.GetProperty("to_do").GetInt64()).ShouldBe((3, 2, 1, 0, 0));
        summary.GetProperty("paid").GetDecimal().ShouldBe(0.000009m);
        File.Exists(summary.GetProperty("page").GetString()).ShouldBeTrue();
        File.Exists(summary.GetProperty("costs").GetString()).ShouldBeTrue();
        run.Error.ShouldNotContain("row 1");
    }

    [Fact]
    public async Task Json_OnADryRun_IsWhatWouldBeSubmitted()
    {
        var run = await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--dry-run", "--json", "--quiet");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        var plan = Lines(run.Output).ShouldHaveSingleItem();
        (plan.GetProperty("rows").GetInt64(), plan.GetProperty("to_submit").GetInt64(), plan.GetProperty("price").GetDecimal(), plan.GetProperty("paid").GetDecimal()).ShouldBe((2, 2, 0.000006m, 0));
    }

    [Fact]
    public async Task Json_OnAFileWithMistakes_IsAnErrorForEachAndOneForAll()
    {
        _cli.Write("jobs.csv", "prompt,width\nA lake,wide\nA \u001b[31msea,x\n");

        var run = await _cli.RunAsync("jobs.csv", ["--operation", "txt2img", "--yes", "--json", "--quiet"]);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        var errors = Lines(run.Error);
        errors.Length.ShouldBe(3);
        (errors[0].GetProperty("line").GetInt32(), errors[0].GetProperty("column").GetInt32()).ShouldBe((2, 2));
        errors[0].GetProperty("file").GetString().ShouldBe(_cli["jobs.csv"]);
        errors[1].GetProperty("line").GetInt32().ShouldBe(3);
        errors[2].GetProperty("exit_code").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Json_OnWhatNobodyCanTell_NamesTheRow()
    {
        _cli.Emulator.Faults.FailNext(Submission, EmulatorFault.CutAfter);

        var run = await _cli.PicturesAsync("A lake,1\n", "--yes", "--json", "--quiet");

        run.ExitCode.ShouldBe(1);
        Lines(run.Output).ShouldHaveSingleItem().GetProperty("to_do").GetInt64().ShouldBe(1);
        var errors = Lines(run.Error);
        errors[..^1].ShouldAllBe(error => error.GetProperty("row").GetInt64() == 1 && error.GetProperty("line").GetInt32() == 2);
        errors[^2].GetProperty("intended").GetString().ShouldNotBeNullOrEmpty();
        errors[^1].GetProperty("exit_code").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Quiet_OnRows_SaysNothingButWhatFails()
    {
        (await _cli.PicturesAsync("A lake,1\nA lake,2\n", "--yes", "--quiet")).ShouldBe(new ProgramRun(0, "", ""));
        _cli.Emulator.Jobs.ScriptNext(Submission, new JobScript { Status = "error" });

        var run = await _cli.PicturesAsync("A lake,1\nA lake,2\nA lake,3\n", "--yes", "--quiet");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("row 3 (line 4) failed: ");
    }

    /// <summary>Somebody who is asked has to know what.</summary>
    [Fact]
    public async Task Quiet_OnAQuestion_TellsWhatItCosts()
    {
        _cli.ReadLine = () => "n";

        var run = await _cli.PicturesAsync("A lake,1\n", "--quiet");

        run.Error.ShouldContain("1 row(s): 1 to submit for 0.000003,");
        run.ShouldHaveFailed(2);
    }

    /// <summary>A quota that makes a batch look as if it stood still is told before.</summary>
    [Theory]
    [InlineData("60", "status calls: 60 a minute, so that 121 results take 3 minutes or more; --status-calls says how many your account has\n")]
    [InlineData("1000", null)]
    public async Task StatusCalls_ThatAreFew_AreTold(string calls, string? expected)
    {
        using var stop = new CancellationTokenSource();
        using var cli = new BatchCli(emulator.Emulator, line =>
        {
            if (line.StartsWith(expected is null ? "row " : "status calls: ", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        });
        cli.Write("jobs.csv", "prompt,seed*\nA lake,1..121\n");

        var run = await cli.RunAsync("jobs.csv", [.. BatchCli.Pictures, "--yes", "--status-calls", calls], stop.Token);

        run.ExitCode.ShouldBe(130, run.Error);
        (expected is null ? !run.Error.Contains("status calls", StringComparison.Ordinal) : run.Error.Contains(expected, StringComparison.Ordinal)).ShouldBeTrue(run.Error);
    }

    private static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
