using System.Globalization;
using System.Text;
using DryApi.Cli.Batch;
using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Batches as a process: Ctrl+C, two at once, and memory.</summary>
public sealed class BatchProcessTests : IDisposable
{
    /// <summary>What .NET may use for objects, in hexadecimal: 40 MiB, of which an empty run needs some 10.</summary>
    private const string HeapLimit = "0x2800000";

    /// <summary>How many characters all rows have together, which is more than that.</summary>
    private const int TextLength = 25_000_000;

    private static readonly int ManyRows = TestLength.Rounds(2000, 100_000);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Batch_OnASignal_EndsWhatIsBeingSubmittedAndKnowsOfAll(string signal, int exitCode)
    {
        await using var service = await BatchService.StartAsync();
        var (told, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        service.Worked = async _ =>
        {
            if (service.Emulator.Jobs.List().Count >= 2)
            {
                told.TrySetResult();
                await released.Task;
            }

            return false;
        };
        _folder.Write("jobs.csv", "prompt,seed*\nA lake,1..20\n");
        using var process = CliProcess.Start(service.Url, ["batch", "jobs.csv", .. BatchCli.Pictures, "--yes"], _folder.Path);
        await told.Task.WaitAsync(Cancellation);
        using (var second = CliProcess.Start(service.Url, ["batch", "jobs.csv", .. BatchCli.Pictures, "--yes"], _folder.Path))
        {
            (await second.EndAsync()).Run.ShouldHaveFailed(2).ShouldBe("dryapi: another run uses the journal jobs.csv.journal; wait for its end, or give --journal another file");
        }

        process.Signal(signal);
        released.SetResult();

        var (run, _) = await process.EndAsync();
        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Error.ShouldEndWith("dryapi: cancelled; jobs that were submitted go on, and the same command fetches their results and submits the rest\n");
        using var journal = Journal.Open(_folder["jobs.csv.journal"], service.Url.AbsoluteUri.TrimEnd('/'), TimeProvider.System);
        journal.Count(RowState.Uncertain).ShouldBe(0, run.Error);
        (journal.Count(RowState.Submitted) + journal.Count(RowState.Saved)).ShouldBe(service.Emulator.Jobs.List().Count);
    }

    /// <summary>Any number of rows takes the memory of some: all are read, checked, priced and planned. With <c>DRYAPI_LONG_TESTS=1</c> 100,000.</summary>
    [Fact]
    public async Task Batch_OfManyRows_TakesNoMoreMemoryThanOfSome()
    {
        await using var service = await BatchService.StartAsync(EmulatorPlan.Unlimited);
        var rows = new StringBuilder("prompt,seed\n");
        var prompt = new string('x', TextLength / ManyRows);
        for (var number = 1; number <= ManyRows; number++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{number} {prompt},{number}\n");
        }

        _folder.Write("jobs.csv", rows.ToString());
        using var process = CliProcess.Start(service.Url, ["batch", "jobs.csv", .. BatchCli.Pictures, "--dry-run"], _folder.Path, variables: [("DOTNET_GCHeapHardLimit", HeapLimit)]);

        var (run, _) = await process.EndAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{ManyRows} row(s): {ManyRows} to submit for "));
    }
}
