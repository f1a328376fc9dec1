using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>Where results go, and that it is looked at before a job is paid for.</summary>
public sealed class OutputTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private DryApiEmulator? _service;

    public async ValueTask InitializeAsync()
    {
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [UnixFact]
    public async Task Output_OnAPrivateFileBehindALink_KeepsBoth()
    {
        File.WriteAllText(_cli["real.png"], "before");
        Unix.SetMode(_cli["real.png"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_cli["a.png"], "real.png");

        var run = await SaveAsync("a.png");

        run.ExitCode.ShouldBe(0, run.Error);
        new FileInfo(_cli["a.png"]).LinkTarget.ShouldBe("real.png");
        Unix.ModeOf(_cli["real.png"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        run.Output.ShouldBe($"Saved {_cli["a.png"]} ({new FileInfo(_cli["real.png"]).Length:N0} bytes)\n");
        _cli.Names().ShouldBe(["a.png", "real.png"]);
    }

    [UnixFact]
    public async Task Output_OnADevice_WritesToItAndTellsOnStandardError()
    {
        Unix.NullDevice(_cli["null"]);

        var run = await SaveAsync("null");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain($"Saved {_cli["null"]} (");
        Unix.Run("test", "-c", _cli["null"]).ShouldBeNull();
    }

    [UnixFact]
    public async Task Output_OnADeviceOrDiskThatIsFull_IsOneLineThatNamesTheJob()
    {
        Unix.FullDevice(_cli["full"]);
        using (Unix.SmallDisk(_cli["disk"], 4096))
        {
            (await SaveAsync("full")).ShouldHaveFailed(1).ShouldMatch("^dryapi: the result of job ([0-9a-f-]+) could not be saved: no space left on device.*; to save it elsewhere: dryapi download -o FILE \\1$");
            (await SaveAsync("disk/a.png")).ShouldHaveFailed(1).ShouldContain("could not be saved: no space left on device");
            Directory.GetFileSystemEntries(_cli["disk"]).ShouldBeEmpty();
        }
    }

    [UnixFact]
    public async Task Output_OnWhatCannotBeWritten_SubmitsNothingAndLeavesNothing()
    {
        File.WriteAllText(_cli["read-only.png"], "before");
        File.SetAttributes(_cli["read-only.png"], FileAttributes.ReadOnly);
        File.CreateSymbolicLink(_cli["to-read-only"], "read-only.png");
        File.CreateSymbolicLink(_cli["circle"], "circle");
        File.CreateSymbolicLink(_cli["to-no-folder"], "missing/a.png");
        Directory.CreateSymbolicLink(_cli["to-folder"], ".");
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_cli["socket"]));
        var before = _cli.Names();

        foreach (var (name, reason) in new[]
        {
            ("read-only.png", "is read-only"), ("to-read-only", "is read-only"), ("circle", "in a circle"), ("to-no-folder", "there is no folder"), ("to-folder", "is a folder"),
            ("socket", "is a socket"), ("none/", "is the name of a folder"), (new string('n', 300), "too long"), ("bad\uFFFD.png", "no UTF-8"),
        })
        {
            (await SaveAsync(name)).ShouldHaveFailed(2).ShouldContain(reason);
        }

        (await SaveAsync("/proc/a.png")).ShouldHaveFailed(2).ShouldContain("no file can be made in the folder '/proc': it takes none");
        (await _cli.RunAsync(["balance"])).Output.ShouldBe("10\n");
        _cli.Names().ShouldBe(before);
        (await File.ReadAllTextAsync(_cli["read-only.png"], TestContext.Current.CancellationToken)).ShouldBe("before");
    }

    [Fact]
    public async Task Output_OnATerminal_IsRefusedBeforeAnythingIsSent()
    {
        (await _cli.RunAsync(["txt2img", "A lake", "-o", "-"])).ShouldHaveFailed(2).ShouldContain("standard output is a terminal");
        (await _cli.RunAsync(["balance"])).Output.ShouldBe("10\n");
    }

    [UnixFact]
    public async Task Image_OnWhatIsNoFile_SaysWhatItIs()
    {
        Unix.Pipe(_cli["pipe.png"]);
        Unix.NullDevice(_cli["null.png"]);
        Directory.CreateDirectory(_cli["folder.png"]);
        File.WriteAllText(_cli["empty.png"], "");
        File.CreateSymbolicLink(_cli["link.png"], "pipe.png");
        File.CreateSymbolicLink(_cli["dangling.png"], "gone.png");

        foreach (var (name, reason) in new[] { ("pipe.png", "it is a pipe"), ("null.png", "it is a device"), ("folder.png", "it is a folder"), ("empty.png", "it is empty"), ("link.png", "it is a pipe"), ("dangling.png", "which is not there") })
        {
            (await _cli.RunAsync(["img2img", _cli[name], "x", "-o", _cli["a.png"]])).ShouldHaveFailed(2).ShouldMatch($"^dryapi: cannot read .*{reason}; give the path of a file that is there$");
        }
    }

    [Fact]
    public async Task Image_OnALink_IsSent()
    {
        (await SaveAsync("real.png")).ExitCode.ShouldBe(0);
        File.CreateSymbolicLink(_cli["link.png"], "real.png");

        (await _cli.RunAsync(["img2img", _cli["link.png"], "x", "-o", _cli["a.png"]])).ExitCode.ShouldBe(0);
    }

    private Task<ProgramRun> SaveAsync(string name) => _cli.RunAsync(["txt2img", "A lake", "--output", Path.IsPathRooted(name) ? name : _cli[name], "--width", "64", "--height", "64"]);
}
