using System.Net.Sockets;
using DryApi.Files;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>What a path can lead to that a result is saved to.</summary>
public sealed class SavePathTests(LoopbackServer server) : IDisposable
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Download_OnAPrivateFile_KeepsItPrivateAllTheTime()
    {
        foreach (var mode in new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite, (UnixFileMode)0b110_110_110, (UnixFileMode)0b111_101_000 })
        {
            await File.WriteAllTextAsync(_folder["a.png"], "before", Token);
            Unix.SetMode(_folder["a.png"], mode);
            var seen = new List<UnixFileMode>();

            await SaveAsync("a.png", context =>
            {
                seen.Add(Unix.ModeOf(_folder[_folder.Names().Single(name => name.EndsWith(".dryapi.part", StringComparison.Ordinal))]));
                return Responses.Body(Bytes, "image/png")(context);
            });

            (seen.ShouldHaveSingleItem() & ~mode).ShouldBe(UnixFileMode.None, "the part was never more readable than the file");
            Unix.ModeOf(_folder["a.png"]).ShouldBe(mode);
            Read("a.png").ShouldBe(Bytes);
        }
    }

    [UnixFact]
    public async Task Download_OnANewFile_HasTheModeOfAnyNewFile()
    {
        await File.WriteAllTextAsync(_folder["other"], "", Token);

        await SaveAsync("a.png");

        Unix.ModeOf(_folder["a.png"]).ShouldBe(Unix.ModeOf(_folder["other"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnALink_ReplacesWhatItLeadsTo(bool isThere)
    {
        Directory.CreateDirectory(_folder["inner"]);
        if (isThere)
        {
            await File.WriteAllTextAsync(_folder["inner/real.png"], "before", Token);
        }

        File.CreateSymbolicLink(_folder["second"], "inner/real.png");
        File.CreateSymbolicLink(_folder["a.png"], _folder["second"]);

        await SaveAsync("a.png");

        new FileInfo(_folder["a.png"]).LinkTarget.ShouldBe(_folder["second"]);
        new FileInfo(_folder["second"]).LinkTarget.ShouldBe("inner/real.png");
        Read("inner/real.png").ShouldBe(Bytes);
        Directory.GetFiles(_folder["inner"]).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnLinksInACircleOrToNoFolder_SaysSoAndAsksNothing(bool isCircle)
    {
        File.CreateSymbolicLink(_folder["a.png"], isCircle ? "a.png" : "missing/b.png");

        var exception = await Should.ThrowAsync<IOException>(() => SaveAsync("a.png", _ => throw new InvalidOperationException("It was asked for.")));

        exception.Message.ShouldContain(isCircle ? "in a circle" : $"There is no folder '{_folder["missing"]}'");
        _folder.Names().ShouldBe(["a.png"]);
    }

    [UnixFact]
    public async Task Download_OnAPipe_WritesToIt()
    {
        var pipe = Unix.Pipe(_folder["a.png"]);
        var reading = Task.Run(() => File.ReadAllBytes(pipe), Token);

        await SaveAsync("a.png");

        (await reading).ShouldBe(Bytes);
        DiskEntry.At(pipe).Kind.ShouldBe(DiskEntryKind.Pipe);
        _folder.Names().ShouldBe(["a.png"]);
    }

    [UnixFact]
    public async Task Download_OnAPipeThatNobodyReads_EndsWhenItIsCancelled()
    {
        Unix.Pipe(_folder["a.png"]);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));
        var saving = client.GetJob("job-1").DownloadAsync(_folder["a.png"], cancellationToken: source.Token);
        saving.IsCompleted.ShouldBeFalse();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => saving);
    }

    [UnixFact]
    public async Task Download_OnAPipeWhoseReaderStops_EndsWhenItIsCancelled()
    {
        var pipe = Unix.Pipe(_folder["a.png"]);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = Task.Run(() =>
        {
            var reader = new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
            reader.ReadByte();
            return reader;
        }, Token);
        var saving = SaveAsync("a.png", cancellationToken: source.Token);
        await using var reader = await reading;

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => saving);
    }

    [Fact]
    public async Task Writing_OnWhatTakesNothing_IsGivenUpWithACopyOfTheBytesAndClosedLater()
    {
        using var blocking = new BlockingStream();
        using var source = new CancellationTokenSource();
        byte[] bytes = [1, 2, 3];
        await using (var stream = new InterruptibleStream(blocking))
        {
            var writing = stream.WriteAsync(bytes, source.Token).AsTask();
            await blocking.Entered.WaitAsync(Token);
            await source.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => writing);
            bytes.AsSpan().Clear();
        }

        blocking.Closed.IsCompleted.ShouldBeFalse();
        blocking.Release();
        await blocking.Closed.WaitAsync(Token);
        blocking.Written.ShouldBe([1, 2, 3]);
    }

    [UnixFact]
    public async Task Download_OnADevice_WritesToItAndLeavesIt()
    {
        Unix.NullDevice(_folder["a.png"]);
        File.CreateSymbolicLink(_folder["link.png"], "a.png");

        await SaveAsync("a.png");
        await SaveAsync("link.png");

        DiskEntry.At(_folder["a.png"]).Kind.ShouldBe(DiskEntryKind.Device);
        _folder.Names().ShouldBe(["a.png", "link.png"]);
    }

    [UnixFact]
    public async Task Download_OnADeviceThatIsFull_SaysSo()
    {
        Unix.FullDevice(_folder["a.png"]);

        (await Should.ThrowAsync<IOException>(() => SaveAsync("a.png"))).Message.ShouldContain("No space left on device");

        DiskEntry.At(_folder["a.png"]).Kind.ShouldBe(DiskEntryKind.Device);
    }

    [UnixFact]
    public async Task Download_OnAFileThatIsOpenAlready_WritesWhereItEnds()
    {
        // As standard output is when the shell appends to a file.
        await File.WriteAllBytesAsync(_folder["log"], [1, 2, 3], Token);
        await using var open = new FileStream(_folder["log"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var descriptor = open.SafeFileHandle.DangerousGetHandle();
        if (!File.Exists($"/proc/self/fd/{descriptor}"))
        {
            return;
        }

        File.CreateSymbolicLink(_folder["a.png"], $"/proc/self/fd/{descriptor}");

        await SaveAsync("a.png");

        Read("log").ShouldBe([1, 2, 3, .. Bytes]);
    }

    [UnixFact]
    public async Task Download_OnASocket_IsRefused()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["a.png"]));

        (await Should.ThrowAsync<IOException>(() => SaveAsync("a.png"))).Message.ShouldContain("is a socket");

        DiskEntry.At(_folder["a.png"]).Kind.ShouldBe(DiskEntryKind.Socket);
    }

    [Fact]
    public async Task Download_OnANameThatIsTooLong_SaysSoAndAsksNothing()
    {
        await Should.ThrowAsync<PathTooLongException>(() => SaveAsync(new string('n', 256), _ => throw new InvalidOperationException("It was asked for.")));

        _folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnAReadOnlyFile_LeavesIt()
    {
        await File.WriteAllTextAsync(_folder["a.png"], "before", Token);
        File.SetAttributes(_folder["a.png"], FileAttributes.ReadOnly);

        (await Should.ThrowAsync<UnauthorizedAccessException>(() => SaveAsync("a.png", _ => throw new InvalidOperationException("It was asked for.")))).Message.ShouldContain("is read-only");

        File.SetAttributes(_folder["a.png"], FileAttributes.Normal);
        (await File.ReadAllTextAsync(_folder["a.png"], Token)).ShouldBe("before");
        _folder.Names().ShouldBe(["a.png"]);
    }

    [UnixFact]
    public async Task Download_OnAFullDisk_LeavesWhatWasThere()
    {
        var disk = _folder["disk"];
        using (Unix.SmallDisk(disk, 64 * 1024))
        {
            var path = Path.Combine(disk, "a.png");
            await File.WriteAllTextAsync(path, "before", Token);

            (await Should.ThrowAsync<IOException>(() => SaveAsync("disk/a.png"))).Message.ShouldContain("No space left on device");

            Directory.GetFileSystemEntries(disk).ShouldBe([path]);
            (await File.ReadAllTextAsync(path, Token)).ShouldBe("before");
        }
    }

    [Fact]
    public async Task Download_OnTwoAtOnceToOnePath_LeavesOneWhole()
    {
        byte[][] results = [[.. Bytes.Select(value => (byte)1)], [.. Bytes.Take(150_000).Select(value => (byte)2)]];
        using var meeting = new Barrier(2);
        Task SaveOneAsync(byte[] result) => SaveAsync("a.png", async context =>
        {
            await Task.Run(() => meeting.SignalAndWait(Token), Token);
            await Responses.Body(result, "image/png")(context);
        });

        await Task.WhenAll(SaveOneAsync(results[0]), SaveOneAsync(results[1]));

        _folder.Names().ShouldBe(["a.png"]);
        results.ShouldContain(result => result.SequenceEqual(Read("a.png")));
    }

    [Fact]
    public async Task Download_BesideAPartThatAKilledProcessLeft_LeavesThatAlone()
    {
        await File.WriteAllTextAsync(_folder["a.png.00000000.dryapi.part"], "half", Token);

        await SaveAsync("a.png");

        _folder.Names().ShouldBe(["a.png", "a.png.00000000.dryapi.part"]);
        Read("a.png").ShouldBe(Bytes);
    }

    public static TheoryData<string> Names => [
        "a\nb\r\t\u001B[31m.png", "\u202Egnp.a", " ", "-", "--output", "a;$(touch x)`y`.png", "a\"b'c%00.png", "日本語 😀.png", "~", "*?.png", ".hidden",
        new string('n', 251) + ".png", string.Concat(Enumerable.Repeat("😀", 63)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Download_OnAnOddName_SavesUnderIt(string name)
    {
        await SaveAsync(name);

        _folder.Names().ShouldBe([name]);
        Read(name).ShouldBe(Bytes);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private byte[] Read(string name) => File.ReadAllBytes(_folder[name]);

    /// <summary>Saves a result to a name in the folder.</summary>
    private async Task SaveAsync(string name, Func<HttpContext, Task>? storage = null, CancellationToken? cancellationToken = null)
    {
        var inbox = server.Open(storage ?? Responses.Body(Bytes, "image/png"));
        var api = server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{inbox.Url}}}/result.png"}}"""));
        using var client = TestClients.Own(api.Url);
        await client.GetJob("job-1").DownloadAsync(_folder[name], cancellationToken: cancellationToken ?? Token);
    }
}
