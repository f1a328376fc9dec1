using System.Text;
using DryApi.Generated.Tests.Support;
using DryApi.Serialization;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Files;

/// <summary>Files from paths, streams and bytes, and how they arrive.</summary>
public sealed class FileContentTests(LoopbackServer server)
{
    [Theory]
    [InlineData("a.jpg", "image/jpeg")]
    [InlineData("a.JPEG", "image/jpeg")]
    [InlineData("a.b.png", "image/png")]
    [InlineData("a.gif", "image/gif")]
    [InlineData("a.bmp", "image/bmp")]
    [InlineData("a.webp", "image/webp")]
    [InlineData("a.svg", "image/svg+xml")]
    [InlineData("a.mp3", "audio/mpeg")]
    [InlineData("a.aac", "audio/aac")]
    [InlineData("a.wav", "audio/wav")]
    [InlineData("a.ogg", "audio/ogg")]
    [InlineData("a.flac", "audio/flac")]
    [InlineData("a.m4a", "audio/mp4")]
    [InlineData("a.mp4", "video/mp4")]
    [InlineData("a.mpeg", "video/mpeg")]
    [InlineData("a.mov", "video/quicktime")]
    [InlineData("a.avi", "video/x-msvideo")]
    [InlineData("a.wmv", "video/x-ms-wmv")]
    [InlineData("a.webm", "video/webm")]
    [InlineData("a.exe", "application/octet-stream")]
    [InlineData("png", "application/octet-stream")]
    [InlineData("a.", "application/octet-stream")]
    public void ContentType_OnEnding_IsItsMediaType(string name, string contentType)
    {
        FileContent.FromBytes([], name).ContentType.ShouldBe(contentType);
        FileContent.FromBytes([], name, "audio/x-own; a=b").ContentType.ShouldBe("audio/x-own; a=b");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("image/png\r\nX-Header: 1")]
    [InlineData("")]
    public void ContentType_OnWhatIsNone_IsRefused(string contentType) =>
        Should.Throw<ArgumentException>(() => FileContent.FromBytes([], "a.png", contentType)).ParamName.ShouldBe("contentType");

    [Theory]
    [InlineData("/some/folder/a.png")]
    [InlineData("C:\\Users\\Someone\\a.png")]
    [InlineData("../a.png")]
    public void FileName_OnPath_HasNoFolders(string path) => FileContent.FromBytes([], path).FileName.ShouldBe("a.png");

    [Theory]
    [InlineData("")]
    [InlineData("folder/")]
    [InlineData(null)]
    public void FileName_OnNone_IsRefused(string? name) => Should.Throw<ArgumentException>(() => FileContent.FromBytes([], name!)).ParamName.ShouldBe("fileName");

    [Fact]
    public void FromPath_OnMissingFile_SaysWhich()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<FileNotFoundException>(() => FileContent.FromPath(folder["none.png"])).FileName.ShouldBe(folder["none.png"]);
        Should.Throw<ArgumentException>(() => FileContent.FromPath(""));
    }

    [Fact]
    public void FromStream_OnWhatCannotBeRead_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var stream = new FileStream(folder["a.png"], FileMode.Create, FileAccess.Write);

        Should.Throw<ArgumentException>(() => FileContent.FromStream(stream, "a.png")).ParamName.ShouldBe("stream");
        Should.Throw<ArgumentNullException>(() => FileContent.FromStream(null!, "a.png"));
    }

    [Theory]
    [EachTransport]
    public async Task FromPath_OnSending_ReadsTheFileThenAndLetsItGo(Transport transport)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["ünï.png"], [1, 2, 3], Token);
        var file = FileContent.FromPath(folder["ünï.png"]);
        file.Length.ShouldBe(3);

        var part = await SendAsync(file, transport);

        part.ShouldBe(("ünï.png", "image/png"), [1, 2, 3]);
        using var exclusive = new FileStream(folder["ünï.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Theory]
    [EachTransport]
    public async Task FromStream_OnSendingTwice_StartsWhereItStoodAndStaysOpen(Transport transport)
    {
        using var stream = new MemoryStream([1, 2, 3, 4, 5]) { Position = 2 };
        var file = FileContent.FromStream(stream, "a.png");
        file.Length.ShouldBe(3);

        for (var i = 0; i < 2; i++)
        {
            (await SendAsync(file, transport)).ShouldBe(("a.png", "image/png"), [3, 4, 5]);
        }

        stream.CanRead.ShouldBeTrue();
    }

    [Theory]
    [EachTransport]
    public async Task FromStream_OnWhatCannotSeek_IsSentOnceAndNeverAsAnEmptyFile(Transport transport)
    {
        using var stream = new CountingStream(100_000, canSeek: false);
        var file = FileContent.FromStream(stream, "a.png");
        file.Length.ShouldBeNull();

        (await SendAsync(file, transport)).ShouldBe(("a.png", "image/png"), new byte[100_000]);
        (await Should.ThrowAsync<DryApiFileException>(() => SendAsync(file, transport))).Message.ShouldBe("The file 'a.png' comes from a stream that has no position to go back to, so it can be sent only once.");

        stream.IsDisposed.ShouldBeFalse();
    }

    [Theory]
    [EachTransport]
    public async Task FromBytes_OnSending_IsExact(Transport transport)
    {
        var bytes = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 13)).ToArray();

        (await SendAsync(FileContent.FromBytes(bytes, "a.jpg"), transport)).ShouldBe(("a.jpg", "image/jpeg"), bytes);
        (await SendAsync(FileContent.FromBytes([], "a.jpg"), transport)).ShouldBe(("a.jpg", "image/jpeg"), []);
    }

    [Fact]
    public async Task File_OnKnownLength_IsSentWithIt()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);

        await SendAsync(client, FileContent.FromBytes([1, 2, 3], "a.png"), Transport.Own);

        inbox.Request.Header("Content-Length").ShouldBe(inbox.Request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<RecordedPart> SendAsync(FileContent file, Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        await SendAsync(client, file, transport);
        return (await inbox.Request.PartsAsync()).Single(part => part.Name == "image");
    }

    private static Task SendAsync(DryApiClient client, FileContent file, Transport transport)
    {
        var request = new ImgUpscaleRequest { Image = file, Model = "RealESRGAN_x4plus" };
        return transport == Transport.OwnConfigured
            ? client.ImgUpscale.PostAsync(request, configuration => configuration.Headers.Add("X-Call", "1"), Token)
            : client.ImgUpscale.PostAsync(request, cancellationToken: Token);
    }
}
