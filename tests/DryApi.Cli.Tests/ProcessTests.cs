using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests;

/// <summary>The program as a process: signals, pipes, standard output, other users.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int ResultLength = 1_000_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Download_OnASignal_LeavesNoPartAndNamesTheJob(string signal, int exitCode)
    {
        var asked = new TaskCompletionSource();
        await using var service = await ScriptedService.StartAsync(context => HalfAsync(context, asked));
        File.WriteAllText(At("a.png"), "before");
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", At("a.png")]);
        await asked.Task.WaitAsync(Cancellation);
        Names().Count(name => name.EndsWith(".dryapi.part", StringComparison.Ordinal)).ShouldBe(1);

        process.Signal(signal);

        var (run, _) = await process.EndAsync();
        run.ShouldHaveFailed(exitCode).ShouldBe($"dryapi: cancelled; job job-1 goes on; to go on with it: dryapi wait -o {At("a.png")} job-1");
        Names().ShouldBe(["a.png"]);
        (await File.ReadAllTextAsync(At("a.png"), Cancellation)).ShouldBe("before");
    }

    [UnixFact]
    public async Task Download_OnBeingKilled_LeavesAPartThatTellsWhatItIs()
    {
        var asked = new TaskCompletionSource();
        await using var stalling = await ScriptedService.StartAsync(context => HalfAsync(context, asked));
        await using var service = await ScriptedService.StartAsync();
        using var process = CliProcess.Start(stalling.Url, ["txt2img", "A lake", "-o", At("a.png")]);
        await asked.Task.WaitAsync(Cancellation);

        process.Signal("KILL");

        (await process.EndAsync()).Run.ExitCode.ShouldBe(137);
        var part = Names().ShouldHaveSingleItem();
        part.ShouldMatch(@"^a\.png\.[0-9a-f]{8}\.dryapi\.part$");
        using var second = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", At("a.png")]);
        (await second.EndAsync()).Run.ExitCode.ShouldBe(0);
        Names().ShouldBe(["a.png", part]);
    }

    [UnixFact]
    public async Task Download_OnAPipeThatNobodyReads_EndsOnASignal()
    {
        Unix.Pipe(At("a.png"));
        var asked = new TaskCompletionSource();
        await using var service = await ScriptedService.StartAsync(ServiceThatTells(asked));
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", At("a.png")]);
        await asked.Task.WaitAsync(Cancellation);

        process.Signal("TERM");

        var (run, _) = await process.EndAsync();
        run.ExitCode.ShouldBe(143, run.Error);
        Names().ShouldBe(["a.png"]);
    }

    [Fact]
    public async Task Download_ToStandardOutput_WritesTheBytesAndNothingElse()
    {
        byte[] bytes = [.. Enumerable.Range(0, ResultLength).Select(i => (byte)(i * 31))];
        await using var service = await ScriptedService.StartAsync(context => context.Response.Body.WriteAsync(bytes).AsTask());
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "-"], _folder.Path);

        var (run, output) = await process.EndAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        output.AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        run.Error.ShouldBe("model Model (--model names another one)\njob job-1\ndone\nSaved to standard output (1,000,000 bytes)\n");
        Names().ShouldBeEmpty();
    }

    [UnixFact]
    public async Task Download_ToStandardOutputThatIsAFile_GoesOnWhereThatEnds()
    {
        await using var service = await ScriptedService.StartAsync();
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "-"], _folder.Path, ["sh", "-c", "{ echo before; \"$@\"; echo after; } > all", "sh"]);

        (await process.EndAsync()).Run.ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(At("all"), Cancellation)).ShouldBe("before\nresultafter\n");
    }

    [Fact]
    public async Task Download_ToAFileThatIsNamedAsStandardOutput_SavesIt()
    {
        await using var service = await ScriptedService.StartAsync();
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "./-"], _folder.Path);

        var (run, _) = await process.EndAsync();

        run.Output.ShouldBe("Saved ./- (6 bytes)\n");
        Names().ShouldBe(["-"]);
    }

    [UnixFact]
    public async Task Download_ToAPipeThatIsClosed_EndsQuietly()
    {
        var closed = new TaskCompletionSource();
        await using var service = await ScriptedService.StartAsync(async context =>
        {
            context.Response.ContentLength = ResultLength;
            await context.Response.Body.WriteAsync(new byte[1000]);
            await context.Response.Body.FlushAsync();
            await closed.Task;
            await context.Response.Body.WriteAsync(new byte[ResultLength - 1000]);
        });
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "-"], _folder.Path);
        await process.Output.ReadExactlyAsync(new byte[10], Cancellation);
        await process.Output.DisposeAsync();
        closed.SetResult();

        var (run, _) = await process.EndAsync(readsOutput: false);

        run.ExitCode.ShouldBe(141, run.Error);
        run.Error.ShouldBe("model Model (--model names another one)\njob job-1\ndone\n");
    }

    [UnixFact]
    public async Task Download_ToStandardOutputThatIsClosed_IsOneLine()
    {
        await using var service = await ScriptedService.StartAsync();
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "-"], _folder.Path, ["sh", "-c", "exec \"$@\" >&-", "sh"]);

        var (run, _) = await process.EndAsync();

        run.ShouldHaveFailed(run.ExitCode);
        run.ExitCode.ShouldBeInRange(1, 2);
    }

    [UnixFact]
    public async Task AnyCommand_OnStandardErrorThatIsClosed_GoesOn()
    {
        await using var service = await ScriptedService.StartAsync();
        using var process = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "a.png"], _folder.Path, ["sh", "-c", "exec \"$@\" 2>/dev/full", "sh"]);

        (await process.EndAsync()).Run.ExitCode.ShouldBe(0);

        Names().ShouldBe(["a.png"]);
    }

    [UnixFact]
    public async Task AnyCommand_OnOutputThatIsNoTerminal_HasNoEscapeCodes()
    {
        using var process = CliProcess.Start(null, ["txt2img", "A lake", "-o", "a.png", "--width", "64", "--height", "64"], _folder.Path);
        using var refused = CliProcess.Start(null, ["txt2img", "A lake", "-o", "a.png", "--width", "9999"], _folder.Path);
        using var help = CliProcess.Start(null, ["--help"], _folder.Path);

        foreach (var each in new[] { process, refused, help })
        {
            var (run, _) = await each.EndAsync();
            (run.Output + run.Error).ShouldNotBeEmpty();
            (run.Output + run.Error).ShouldNotContain("\u001B");
        }
    }

    [UnixFact]
    public async Task Output_OnAFolderOrFileOfSomebodyElse_IsRefusedBeforeAnythingIsSent()
    {
        var asked = new TaskCompletionSource();
        await using var service = await ScriptedService.StartAsync(ServiceThatTells(asked));
        Unix.SetMode(_folder.Path, (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(At("closed"));
        Directory.CreateDirectory(At("open"));
        File.WriteAllText(At("open/theirs.png"), "before");
        File.WriteAllText(At("unreadable.png"), "x");
        Unix.SetMode(At("open"), (UnixFileMode)0b111_111_111);
        Unix.SetMode(At("closed"), (UnixFileMode)0b101_101_101);
        // To nobody they are closed, and to whoever has made them. Root alone is stopped by no mode, and can be nobody.
        Unix.SetMode(At("open/theirs.png"), (UnixFileMode)0b100_110_100);
        Unix.SetMode(At("unreadable.png"), (UnixFileMode)0b000_000_000);
        string[] nobody = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : [];

        using var folder = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "closed/a.png"], _folder.Path, nobody);
        (await folder.EndAsync()).Run.ShouldHaveFailed(2).ShouldBe($"dryapi: cannot write closed/a.png: no file can be made in the folder '{At("closed")}': access is denied; give --output another name");
        using var file = CliProcess.Start(service.Url, ["txt2img", "A lake", "-o", "open/theirs.png"], _folder.Path, nobody);
        (await file.EndAsync()).Run.ShouldHaveFailed(2).ShouldContain("is denied");
        using var input = CliProcess.Start(service.Url, ["img2img", "unreadable.png", "x", "-o", "open/a.png"], _folder.Path, nobody);
        (await input.EndAsync()).Run.ShouldHaveFailed(2).ShouldMatch("^dryapi: cannot read unreadable.png: .*is denied; ");
        // For the watch for secrets, which looks through the folder at the end.
        Unix.SetMode(At("unreadable.png"), UnixFileMode.UserRead);

        asked.Task.IsCompleted.ShouldBeFalse();
        Directory.GetFileSystemEntries(At("closed")).ShouldBeEmpty();
        Directory.GetFileSystemEntries(At("open")).ShouldBe([At("open/theirs.png")]);
    }

    /// <summary>Tells when a job is submitted.</summary>
    private static ScriptedService ServiceThatTells(TaskCompletionSource asked) => new()
    {
        Submission = async context =>
        {
            asked.TrySetResult();
            await context.Response.WriteAsync("""{"data":{"request_id":"job-1"}}""");
        },
    };

    /// <summary>Sends half of a result and no more.</summary>
    private static async Task HalfAsync(HttpContext context, TaskCompletionSource asked)
    {
        context.Response.ContentLength = ResultLength;
        await context.Response.Body.WriteAsync(new byte[ResultLength / 2]);
        await context.Response.Body.FlushAsync();
        asked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
    }

    private string At(string name) => _folder[name];

    private string[] Names() => _folder.Names();
}
