using System.Net;
using System.Net.Sockets;
using DryApi.Generated.Tests.Support;
using DryApi.Http;
using DryApi.Serialization;

namespace DryApi.Generated.Tests.Files;

/// <summary>Forms as the bodies of calls: sent again, cut, and with files that change.</summary>
public sealed class FormBodyTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))];

    public static TheoryData<string> Sources => ["path", "stream", "bytes"];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Body_OnSendingAgain_IsTheSameAndSaysSo(string source)
    {
        using var folder = new TemporaryFolder();
        var reports = new Reports<long>();
        using var body = Form(Open(source, folder, reports));
        body.CannotSendAgain.ShouldBeNull();
        body.HasBegun.ShouldBeFalse();
        body.Headers.ContentLength.ShouldNotBeNull();
        var moved = 0;
        body.Moved = () => moved++;

        var first = await SendAsync(body);
        body.HasBegun.ShouldBeTrue();
        moved.ShouldBeGreaterThan(2);
        var second = await SendAsync(body);

        second.ShouldBe(first);
        first.Length.ShouldBe((int)body.Headers.ContentLength!);
        first.AsSpan().IndexOf(Bytes).ShouldBeGreaterThan(0);
        reports.Items.Count(report => report == 0).ShouldBe(2, "it begins anew");
        reports.Items.Take(reports.Items.LastIndexOf(0)).ShouldBeInOrder();
        reports.Items.Skip(reports.Items.LastIndexOf(0)).ShouldBeInOrder();
        reports.Items[^1].ShouldBe(Bytes.Length);
        reports.Items.ShouldContain(report => report > 0 && report < Bytes.Length);
    }

    [Fact]
    public async Task Body_OnSendingAgainAfterACut_StartsEveryFileFromItsBeginning()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream(Bytes);
        using var body = Form(Open("path", folder), FileContent.FromStream(stream, "b.png"));
        using var whole = new MemoryStream();
        using var cut = new CuttingSink(Bytes.Length + 100_000);

        await Should.ThrowAsync<HttpRequestException>(() => body.CopyToAsync(cut, Token));
        using var exclusive = new FileStream(folder["a.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        exclusive.Dispose();
        await body.CopyToAsync(whole, Token);

        CountOf(Bytes, whole.ToArray()).ShouldBe(2);
    }

    [Fact]
    public async Task Body_OnCancellation_ClosesTheFile()
    {
        using var folder = new TemporaryFolder();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var body = Form(Open("path", folder));
        body.Moved = source.Cancel;

        await Should.ThrowAsync<OperationCanceledException>(() => body.CopyToAsync(Stream.Null, source.Token));

        using var exclusive = new FileStream(folder["a.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task Body_OnStreamThatCannotSeek_SaysWhyItCannotBeSentAgain()
    {
        using var stream = new CountingStream(1000, canSeek: false);
        using var body = Form(FileContent.FromBytes([1], "b.png"), FileContent.FromStream(stream, "a.png"));

        body.CannotSendAgain.ShouldBe("The file 'a.png' comes from a stream that has no position to go back to, so it can be sent only once.");
        body.Headers.ContentLength.ShouldBeNull("it is sent in chunks");
        await SendAsync(body);

        (await Should.ThrowAsync<DryApiFileException>(() => SendAsync(body))).Message.ShouldBe("The file 'a.png' cannot be read: its stream was read before and has no position to go back to.");
    }

    [Fact]
    public void Write_OnTheSameStreamTwiceThatCannotSeek_IsRefused()
    {
        using var stream = new CountingStream(1000, canSeek: false);
        var file = FileContent.FromStream(stream, "a.png");

        Should.Throw<DryApiFileException>(() => Form(file, file)).FileName.ShouldBe("a.png");
    }

    [Theory]
    [InlineData(0, "has 0 bytes now and had 300000")]
    [InlineData(299_999, "has 299999 bytes now and had 300000")]
    [InlineData(300_001, "has 300001 bytes now and had 300000")]
    [InlineData(-1, "cannot be read: Could not find file")]
    public async Task Body_OnFileThatChanged_SaysSo(int length, string message)
    {
        using var folder = new TemporaryFolder();
        using var body = Form(Open("path", folder));
        if (length < 0)
        {
            File.Delete(folder["a.png"]);
        }
        else
        {
            using var file = new FileStream(folder["a.png"], FileMode.Open);
            file.SetLength(length);
        }

        var exception = await Should.ThrowAsync<DryApiFileException>(() => SendAsync(body));

        exception.Message.ShouldStartWith("The file 'a.png' " + message);
        exception.FileName.ShouldBe("a.png");
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(500_000)]
    public async Task Body_OnStreamThatChangesWhileItIsSent_SaysSo(int length)
    {
        using var stream = new MemoryStream();
        stream.Write(Bytes);
        stream.Position = 0;
        using var body = Form(FileContent.FromStream(stream, "a.png"));
        body.Moved = () => stream.SetLength(length);

        (await Should.ThrowAsync<DryApiFileException>(() => SendAsync(body))).Message.ShouldStartWith($"The file 'a.png' has {length} bytes now");
    }

    [Fact]
    public async Task Body_OnStreamThatSaysMoreThanItHas_SaysSo()
    {
        using var stream = new ShortStream(1000);
        using var body = Form(FileContent.FromStream(stream, "a.png"));

        (await Should.ThrowAsync<DryApiFileException>(() => SendAsync(body))).Message.ShouldBe("The file 'a.png' ended after 0 of 1000 bytes.");
    }

    [Fact]
    public async Task Body_OnStreamThatWasClosed_SaysSo()
    {
        var stream = new MemoryStream(Bytes);
        using var body = Form(FileContent.FromStream(stream, "a.png"));
        await stream.DisposeAsync();

        (await Should.ThrowAsync<DryApiFileException>(() => SendAsync(body))).Message.ShouldBe("The file 'a.png' cannot be read: Cannot access a closed Stream.");
    }

    [Fact]
    public async Task Body_OnFailingConnection_FailsAsTheConnectionDid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepted = listener.AcceptSocketAsync(Token);
        using var body = Form(FileContent.FromStream(new CountingStream(64 * 1024 * 1024), "a.png"));
        using var http = new HttpClient();

        var call = http.PostAsync(new Uri($"http://{listener.LocalEndpoint}"), body, Token);
        using (var socket = await accepted)
        {
            await socket.ReceiveAsync(new byte[1000], Token);
            socket.LingerState = new LingerOption(true, 0);
        }

        var exception = await Should.ThrowAsync<HttpRequestException>(() => call);
        exception.InnerException.ShouldBeOfType<IOException>().InnerException.ShouldBeOfType<SocketException>();
    }

    [Fact]
    public void Body_OnReadingAsAStream_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        using var body = Form(Open("path", folder));
        using var sent = new MemoryStream();
        using var read = new MemoryStream();

        body.CopyTo(sent, null, Token);
        using (var stream = body.ReadAsStream(Token))
        {
            stream.Length.ShouldBe(sent.Length);
            stream.CopyTo(read);
        }

        read.ToArray().ShouldBe(sent.ToArray());
        using var exclusive = new FileStream(folder["a.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task Body_OnNoFields_IsAFormThatEnds()
    {
        using var body = FormBodyWriter.Write(new EmptyForm(), DryApiClient.Service.Errors);
        var boundary = body.Headers.ContentType!.Parameters.Single().Value!.Trim('"');

        System.Text.Encoding.ASCII.GetString(await SendAsync(body)).ShouldBe($"--{boundary}--\r\n");

        body.Headers.ContentLength.ShouldBe(boundary.Length + 6);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static RequestBody Form(params FileContent[] files) =>
        FormBodyWriter.Write(new Img2ImgRequest { Prompt = "p", Model = "m", Steps = 1, Seed = 1, Guidance = 1, Images = files }, DryApiClient.Service.Errors);

    private static FileContent Open(string source, TemporaryFolder folder, IProgress<long>? progress = null)
    {
        File.WriteAllBytes(folder["a.png"], Bytes);
        return source switch
        {
            "path" => FileContent.FromPath(folder["a.png"], progress: progress),
            "stream" => FileContent.FromStream(new MemoryStream([1, 2, 3, .. Bytes]) { Position = 3 }, "a.png", progress: progress),
            _ => FileContent.FromBytes(Bytes, "a.png", progress: progress),
        };
    }

    private static async Task<byte[]> SendAsync(RequestBody body)
    {
        using var sink = new MemoryStream();
        await body.CopyToAsync(sink, Token);
        return sink.ToArray();
    }

    private static int CountOf(ReadOnlySpan<byte> part, ReadOnlySpan<byte> whole)
    {
        var count = 0;
        for (var at = whole.IndexOf(part); at >= 0; at = whole.IndexOf(part))
        {
            whole = whole[(at + part.Length)..];
            count++;
        }

        return count;
    }
}
