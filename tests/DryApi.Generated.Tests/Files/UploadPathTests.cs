using System.Net.Sockets;
using DryApi.Files;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Files;

/// <summary>What a path can lead to that is to be sent.</summary>
public sealed class UploadPathTests(LoopbackServer server) : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [EachTransport]
    public async Task FromPath_OnALink_SendsWhatItLeadsToUnderItsOwnName(Transport transport)
    {
        await File.WriteAllBytesAsync(_folder["real.bin"], [1, 2, 3], Token);
        File.CreateSymbolicLink(_folder["second"], "real.bin");
        File.CreateSymbolicLink(_folder["link.png"], _folder["second"]);
        var file = FileContent.FromPath(_folder["link.png"]);
        file.Length.ShouldBe(3);

        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        await SendAsync(client, file);

        (await inbox.Request.PartsAsync()).Single(part => part.Name == "image").ShouldBe(("link.png", "image/png"), [1, 2, 3]);
    }

    [Fact]
    public async Task FromPath_OnALinkToALargeFile_IsMeasuredAsThat()
    {
        await using (var large = File.Create(_folder["large.png"]))
        {
            large.SetLength(3L * 1024 * Megabyte);
        }

        File.CreateSymbolicLink(_folder["link.png"], _folder["large.png"]);
        var request = new ImgUpscaleRequest { Image = FileContent.FromPath(_folder["link.png"]), Model = "m" };

        request.Image.Length.ShouldBe(3L * 1024 * Megabyte);
        request.Validate().Keys.ShouldBe(["image"]);
    }

    [Fact]
    public void FromPath_OnALinkInALinkedFolder_IsMeasuredAsTheSystemOpensIt()
    {
        // "..", taken in the text of the path, would lead to the small one.
        Directory.CreateDirectory(_folder["other/inner"]);
        File.WriteAllBytes(_folder["a.png"], [1]);
        File.WriteAllBytes(Path.Combine(_folder["other"], "a.png"), [1, 2, 3]);
        File.CreateSymbolicLink(Path.Combine(_folder["other/inner"], "up.png"), "../a.png");
        Directory.CreateSymbolicLink(_folder["jump"], "other/inner");

        FileContent.FromPath(Path.Combine(_folder["jump"], "up.png")).Length.ShouldBe(3);
    }

    [UnixFact]
    public void RealPath_OnLinksOfAllKinds_IsWhatTheSystemSays()
    {
        Directory.CreateDirectory(_folder["a/b"]);
        Directory.CreateSymbolicLink(_folder["to-b"], "a/b");
        Directory.CreateSymbolicLink(_folder["a/b/up"], "..");
        File.CreateSymbolicLink(_folder["a/b/file"], "../../file");
        File.CreateSymbolicLink(_folder["file"], "./a/../missing");
        foreach (var path in new[] { "to-b", "to-b/up", "to-b/file", "to-b/up/b/file", "a/b/up/b/up/none" })
        {
            RealPath.Of(_folder[path], out _).ShouldBe(Unix.Line("realpath", "-m", _folder[path]), path);
        }
    }

    [Fact]
    public void FromPath_OnALinkToNothing_NamesBoth()
    {
        File.CreateSymbolicLink(_folder["link.png"], "gone.png");

        var exception = Should.Throw<FileNotFoundException>(() => FileContent.FromPath(_folder["link.png"]));

        exception.Message.ShouldBe($"There is no file '{_folder["link.png"]}' to send: it is a link to '{_folder["gone.png"]}', which is not there.");
    }

    [UnixFact]
    public void FromPath_OnLinksInACircle_SaysSo()
    {
        File.CreateSymbolicLink(_folder["a.png"], "b.png");
        File.CreateSymbolicLink(_folder["b.png"], "a.png");

        Refused("a.png").ShouldEndWith("leads through too many links, or in a circle.");
    }

    [Fact]
    public void FromPath_OnAFolder_SaysSo()
    {
        Directory.CreateDirectory(_folder["a.png"]);

        Refused("a.png").ShouldEndWith("cannot be sent: it is a folder.");
    }

    [Fact]
    public void FromPath_OnAnEmptyFile_SaysSo()
    {
        File.WriteAllBytes(_folder["a.png"], []);

        Refused("a.png").ShouldEndWith("cannot be sent: it is empty.");
    }

    [UnixFact]
    public void FromPath_OnAPipe_SaysSoAndDoesNotWait()
    {
        Unix.Pipe(_folder["a.png"]);
        Unix.Pipe(_folder["no-extension"]);
        File.CreateSymbolicLink(_folder["link.png"], "a.png");

        Refused("a.png").ShouldEndWith("cannot be sent: it is a pipe.");
        Refused("no-extension").ShouldEndWith("cannot be sent: it is a pipe.");
        Refused("link.png").ShouldEndWith("cannot be sent: it is a pipe.");
    }

    [UnixFact]
    public void FromPath_OnASocket_SaysSo()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["a.png"]));

        Refused("a.png").ShouldEndWith("cannot be sent: it is a socket.");
    }

    [UnixFact]
    public void FromPath_OnADevice_SaysSo()
    {
        Unix.NullDevice(_folder["a.png"]);

        Refused("a.png").ShouldEndWith("cannot be sent: it is a device.");
    }

    [UnixFact]
    public async Task Sending_OnAPipeInPlaceOfTheFile_FailsWithoutWaiting()
    {
        await File.WriteAllBytesAsync(_folder["a.png"], [1], Token);
        var file = FileContent.FromPath(_folder["a.png"]);
        File.Delete(_folder["a.png"]);
        Unix.Pipe(_folder["a.png"]);

        (await FailureAsync(file)).Message.ShouldStartWith("The file 'a.png' cannot be read: it is a pipe");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sending_OnAnotherFileOfTheSameLength_SaysThatItChanged(bool isReplaced)
    {
        await File.WriteAllBytesAsync(_folder["a.png"], [1, 2, 3], Token);
        File.SetLastWriteTimeUtc(_folder["a.png"], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var file = FileContent.FromPath(_folder["a.png"]);
        if (isReplaced)
        {
            File.WriteAllBytes(_folder["b.png"], [4, 5, 6]);
            File.Move(_folder["b.png"], _folder["a.png"], overwrite: true);
        }
        else
        {
            await using var open = new FileStream(_folder["a.png"], FileMode.Open);
            open.WriteByte(9);
        }

        (await FailureAsync(file)).Message.ShouldStartWith("The file 'a.png' was changed after the request was made; it must not change until it is sent.");
    }

    [Fact]
    public async Task Sending_OnALinkThatLeadsElsewhereNow_SaysThatItChanged()
    {
        await File.WriteAllBytesAsync(_folder["one.png"], [1], Token);
        await File.WriteAllBytesAsync(_folder["two.png"], [1, 2], Token);
        File.CreateSymbolicLink(_folder["a.png"], "one.png");
        var file = FileContent.FromPath(_folder["a.png"]);
        File.Delete(_folder["a.png"]);
        File.CreateSymbolicLink(_folder["a.png"], "two.png");

        (await FailureAsync(file)).Message.ShouldStartWith("The file 'a.png' has 2 bytes now and had 1 when the request was made");
    }

    [Theory]
    [InlineData(2 * Megabyte)]
    [InlineData(4 * Megabyte)]
    [InlineData(3 * Megabyte)]
    public async Task Sending_OnAFileThatChangesMeanwhile_FailsAndIsNoUncertainJob(int length)
    {
        await File.WriteAllBytesAsync(_folder["a.png"], new byte[3 * Megabyte], Token);
        File.SetLastWriteTimeUtc(_folder["a.png"], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var changed = false;
        var progress = new Told(count =>
        {
            if (count > 0 && !changed)
            {
                changed = true;
                using var open = new FileStream(_folder["a.png"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                open.SetLength(length);
                open.WriteByte(9);
            }
        });

        (await FailureAsync(FileContent.FromPath(_folder["a.png"], progress: progress))).FileName.ShouldBe("a.png");

        changed.ShouldBeTrue();
    }

    [UnixFact]
    public async Task Opening_OnWhatDoesNotOpen_IsGivenUpAndClosedLater()
    {
        var pipe = Unix.Pipe(_folder["pipe"]);
        using var source = new CancellationTokenSource();
        var closed = new TaskCompletionSource();
        var opening = Opening.OpenAsync(() => new ClosingStream(new FileStream(pipe, FileMode.Open, FileAccess.Read), closed), source.Token);
        opening.IsCompleted.ShouldBeFalse();

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => opening);

        await using var otherEnd = new FileStream(pipe, FileMode.Open, FileAccess.Write);
        await closed.Task.WaitAsync(Token);
    }

    [Fact]
    public void Type_OnAnEndlessStream_ReadsNoMoreThanTheFirstBytes()
    {
        using var endless = new CountingStream(long.MaxValue, canSeek: false);

        FileContent.FromStream(endless, "no-extension").ContentType.ShouldBe("application/octet-stream");

        endless.BytesRead.ShouldBe(FileSignature.Length);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Refused(string name)
    {
        var exception = Should.Throw<DryApiFileException>(() => FileContent.FromPath(_folder[name]));
        exception.FileName.ShouldBe(name);
        exception.Message.ShouldStartWith($"The file '{_folder[name]}' cannot be sent: ");
        return exception.Message;
    }

    private async Task<DryApiFileException> FailureAsync(FileContent file)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);
        return await Should.ThrowAsync<DryApiFileException>(() => SendAsync(client, file));
    }

    private static Task SendAsync(DryApiClient client, FileContent file) =>
        client.ImgUpscale.PostAsync(new ImgUpscaleRequest { Image = file, Model = "RealESRGAN_x4plus" }, cancellationToken: Token);

    private sealed class Told(Action<long> onReport) : IProgress<long>
    {
        public void Report(long value) => onReport(value);
    }
}
