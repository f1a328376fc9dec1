using System.Text;
using DryApi.Files;
using DryApi.Generated.Tests.Support;
using DryApi.Validation;

namespace DryApi.Generated.Tests.Files;

/// <summary>The type of files whose names do not tell it.</summary>
public sealed class FileSignatureTests(LoopbackServer server)
{
    public static TheoryData<string, string> Heads => new()
    {
        { "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "image/jpeg" },
        { "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR", "image/png" },
        { "GIF87a\u0001\0", "image/gif" },
        { "GIF89a\u0001\0", "image/gif" },
        { "BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0", "image/bmp" },
        { "RIFF\u0024\0\0\0WEBPVP8 ", "image/webp" },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml" },
        { "\u00EF\u00BB\u00BF\r\n <?xml version=\"1.0\"?>\n<!-- Made by hand -->\n<svg/>", "image/svg+xml" },
        { "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\">", "image/svg+xml" },
        { "ID3\u0004\0\0\0\0\0\0", "audio/mpeg" },
        { "\u00FF\u00FB\u0090\u0064", "audio/mpeg" },
        { "\u00FF\u00F3\u0040\u00C4", "audio/mpeg" },
        { "\u00FF\u00F1\u0050\u0080", "audio/aac" },
        { "\u00FF\u00F9\u004C\u0080", "audio/aac" },
        { "ADIF\0\0", "audio/aac" },
        { "OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u001E\u0001vorbis", "audio/ogg" },
        { "OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u001E\u0080theora", "video/ogg" },
        { "RIFF\u0024\0\0\0WAVEfmt ", "audio/wav" },
        { "RF64\u00FF\u00FF\u00FF\u00FFWAVEds64", "audio/wav" },
        { "\u001A\u0045\u00DF\u00A3\u009F\u0042\u0086\u0081\u0001\u0042\u0082\u0084webm", "video/webm" },
        { "fLaC\0\0\0\u0022", "audio/flac" },
        { "\0\0\0\u0020ftypM4A \0\0\0\0", "audio/mp4" },
        { "\0\0\0\u0020ftypisom\0\0\u0002\0", "video/mp4" },
        { "\0\0\0\u0018ftypmp42\0\0\0\0", "video/mp4" },
        { "\0\0\u0001\u00BA\u0044", "video/mpeg" },
        { "\0\0\u0001\u00B3\u0014", "video/mpeg" },
        { "\0\0\0\u0014ftypqt  \0\0\0\0", "video/quicktime" },
        { "\0\0\u0010\u0000moov\0\0\u0010\u0000", "video/quicktime" },
        { "RIFF\u0024\0\0\0AVI LIST", "video/x-msvideo" },
        { "\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011\u00A6\u00D9", "video/x-ms-wmv" },
        { "\0\0\0\u0018ftypheic\0\0\0\0", "image/heic" },
        { "\0\0\0\u0018ftypavif\0\0\0\0", "image/avif" },
        { "\0\0\0\u0018ftyp3gp4\0\0\0\0", "video/3gpp" },
        { "\u001A\u0045\u00DF\u00A3\u009F\u0042\u0086\u0081\u0001\u0042\u0082\u0088matroska", "video/x-matroska" },
        { "%PDF-1.7", "application/pdf" },
        { "II\u002A\0\u0008\0\0\0", "image/tiff" },
        { "MM\0\u002A\0\0\0\u0008", "image/tiff" },
        { "", "application/octet-stream" },
        { "BM", "application/octet-stream" },
        { "BMW and other cars of that make", "application/octet-stream" },
        { "\u00FF\u00FEh\0i\0", "application/octet-stream" },
        { "RIFF\u0024\0\0\0ACON", "application/octet-stream" },
        { "<html><svg></svg></html>", "application/octet-stream" },
        { "a text about <svg>", "application/octet-stream" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void ContentType_OnNameThatDoesNotTell_IsThatOfTheFirstBytes(string head, string contentType)
    {
        var bytes = Encoding.Latin1.GetBytes(head);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["upload"], bytes);
        using var stream = new MemoryStream(bytes);

        FileContent.FromBytes(bytes, "upload").ContentType.ShouldBe(contentType);
        FileContent.FromBytes(bytes, "upload.tmp").ContentType.ShouldBe(contentType);
        (bytes.Length == 0 ? FileTypes.Unknown : FileContent.FromPath(folder["upload"]).ContentType).ShouldBe(contentType);
        FileContent.FromStream(stream, "upload").ContentType.ShouldBe(contentType);
        stream.Position.ShouldBe(0);
    }

    [Fact]
    public void ContentType_OnEveryBeginningOfEveryFile_IsFoundWithoutFailure()
    {
        foreach (var head in Heads.Select(row => Encoding.Latin1.GetBytes(row.Data.Item1)))
        {
            for (var length = 0; length < head.Length; length++)
            {
                FileContent.FromBytes(head[..length], "upload").ContentType.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void ContentType_OnNameOrCallerThatContradictsTheBytes_IsTheirs()
    {
        FileContent.FromBytes(Png, "a.jpg").ContentType.ShouldBe("image/jpeg");
        FileContent.FromBytes(Png, "a", "image/gif").ContentType.ShouldBe("image/gif");
    }

    [Fact]
    public void FromStream_OnNameThatTells_ReadsNothing()
    {
        using var stream = new OneWayStream(Png);

        FileContent.FromStream(stream, "a.png");
        FileContent.FromStream(stream, "a", "image/png");

        stream.Count.ShouldBe(0);
    }

    [Fact]
    public void FromStream_OnAsynchronousStreamWhoseNameDoesNotTell_AsksForTheType()
    {
        using var stream = new OneWayStream(Png) { IsAsynchronous = true };

        var exception = Should.Throw<ArgumentException>(() => FileContent.FromStream(stream, "upload"));

        exception.ParamName.ShouldBe("contentType");
        exception.Message.ShouldStartWith("The name 'upload' does not tell the type of the file, and its first bytes cannot be looked at: Synchronous operations are disallowed. Give its media type.");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(512)]
    [InlineData(5_000)]
    public async Task FromStream_OnStreamThatCannotSeek_SendsTheBytesThatItLookedAt(int length)
    {
        byte[] bytes = [.. Png, .. Enumerable.Range(0, length).Select(i => (byte)i)];
        using var stream = new OneWayStream(bytes);
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);
        var file = FileContent.FromStream(stream, "upload");

        await client.ImgUpscale.PostAsync(new ImgUpscaleRequest { Image = file, Model = "m" }, cancellationToken: TestContext.Current.CancellationToken);

        (await inbox.Request.PartsAsync()).Single(part => part.Name == "image").ShouldBe(("upload", "image/png"), bytes);
    }

    [Theory]
    [InlineData("ID3\u0004\0\0\0\0", "upload", false)]
    [InlineData("%PDF-1.7", "upload", false)]
    [InlineData("\0\0\0\u0018ftypheic", "IMG_1", false)]
    [InlineData("<svg/>", "upload", false)]
    [InlineData("GIF89a", "upload", true)]
    [InlineData("GIF89a", "tmp1234.tmp", true)]
    [InlineData("something else", "tmp1234.tmp", false)]
    [InlineData("something else", "upload", true)]
    public async Task Request_OnFileWhoseBytesSayAnotherType_IsNotSent(string head, string name, bool isSent)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);
        var request = new ImgUpscaleRequest { Image = FileContent.FromBytes(Encoding.Latin1.GetBytes(head), name), Model = "m" };

        var exception = await Record.ExceptionAsync(() => client.ImgUpscale.PostAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        (exception as DryApiValidationException)?.Errors.Keys.ShouldBe(["image"]);
        inbox.Requests.Count.ShouldBe(isSent ? 1 : 0);
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0", "m4a")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0", "mp4")]
    [InlineData("OggS\0\u0002", "ogg")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u001E\u0080theora", "ogg")]
    public void FileTypes_OnContainerThatMayHoldSoundAlone_AllowsBoth(string head, string type) =>
        Rules.HasType(FileContent.FromBytes(Encoding.Latin1.GetBytes(head), "upload"), type).ShouldBeTrue();

    [Fact]
    public void Validate_OnValidFiles_AllocatesNothing()
    {
        var request = new Img2ImgRequest
        {
            Prompt = "p",
            Model = "m",
            Steps = 1,
            Seed = 1,
            Guidance = 1,
            Images = [FileContent.FromBytes(Png, "a.PNG"), FileContent.FromBytes(Png, "upload"), FileContent.FromBytes(Png, "upload", "image/png; a=b"), FileContent.FromBytes([], "upload")],
        };
        RequestErrors(request).ShouldBe(0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            RequestErrors(request);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    private static int RequestErrors(DryApi.Validation.IValidatableModel model)
    {
        var errors = new DryApi.Validation.ValidationErrors();
        model.Validate(ref errors);
        return errors.Count;
    }
}
