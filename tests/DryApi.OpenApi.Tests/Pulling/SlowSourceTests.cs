using System.IO.Compression;
using System.Text;
using DryApi.OpenApi.Pulling;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.OpenApi.Tests.Pulling;

/// <summary>Sources that never come to an end, and those that say more than they look.</summary>
public sealed class SlowSourceTests : IDisposable
{
    private static readonly byte[] Start = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>What is sent first, and then again and again, a little at a time.</summary>
    [Theory]
    [InlineData("", "H")]
    [InlineData("HTTP/1.1 ", "2")]
    [InlineData("HTTP/1.1 200 OK\r\n", "X")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", " ")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"openapi\":\"", "3")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    public async Task Pull_OnASourceThatDrips_EndsWithItsTime(string beginning, string drop)
    {
        var clock = new FakeTimeProvider();
        var dripped = new TaskCompletionSource();
        await using var server = new ScriptedServer(async (stream, _, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
            for (var i = 0; ; i++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(drop), cancellationToken);
                if (i == 20)
                {
                    dripped.SetResult();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
            }
        });
        var pull = PullAsync(server.Url, new HttpDocumentClient(clock));
        await dripped.Task;

        clock.Advance(TimeSpan.FromSeconds(61));

        (await pull).ShouldBeUnusable().ShouldBe($"{server.Url}/: no complete answer came within 60 s; try again, or allow more with --timeout");
    }

    [Theory]
    [InlineData("X-Endless: ", "x")]
    [InlineData("", "X-Many: 1\r\n")]
    public async Task Pull_OnEndlessHeaders_EndsAtTheirLimit(string beginning, string part)
    {
        await using var server = Endless(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n" + beginning), part);

        (await PullAsync(server.Url)).ShouldBeUnusable().ShouldStartWith($"{server.Url}/: ");
    }

    [Theory]
    [InlineData("{\"a\":\"", "x")]
    [InlineData("", " ")]
    [InlineData("{\"a\":[", "[],")]
    [InlineData("a:\n", "- 1\n")]
    public async Task Pull_OnAnEndlessBody_EndsAtTheSize(string beginning, string part)
    {
        await using var server = Endless([.. Start, .. Encoding.ASCII.GetBytes(beginning)], part);

        (await PullAsync(server.Url, null, "--max-size", "2")).ShouldBeUnusable().ShouldStartWith($"{server.Url}/: it is larger than 2 MB; ");
    }

    [Fact]
    public async Task Pull_OnRedirectsWithoutEnd_EndsAfterFive()
    {
        var count = 0;
        await using var server = new ScriptedServer(_ => ScriptedServer.Redirect($"/{++count}"));

        (await PullAsync(server.Url)).ShouldBeUnusable().ShouldBe($"{server.Url}/: it redirects more than 5 times; name the address where the document is");
        count.ShouldBe(6);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    public async Task Pull_OnACompressedBodyThatSwells_IsOneLine(string encoding)
    {
        var body = new byte[8 << 20];
        foreach (var layer in encoding.Split(", "))
        {
            body = Compress(body, layer);
        }

        await using var server = new ScriptedServer(async (stream, _, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(body, cancellationToken);
        });

        body.Length.ShouldBeLessThan(8 << 10);
        var line = (await PullAsync(server.Url, null, "--max-size", "2")).ShouldBeUnusable();
        line.ShouldContain(encoding is "gzip" or "br" ? "it is larger than 2 MB" : "its body is compressed with");
    }

    [UnixTheory]
    [InlineData("/dev/zero", "larger than 2 MB")]
    [InlineData("/dev/urandom", "larger than 2 MB")]
    [InlineData("/dev/null", "it is empty")]
    public async Task Pull_OnADevice_IsOneLine(string device, string expected) =>
        (await PullAsync(device, null, "--max-size", "2")).ShouldBeUnusable().ShouldContain(expected);

    [UnixFact]
    public async Task Pull_OnAPipeThatNobodyWritesTo_EndsWithItsTime()
    {
        var pipe = Unix.Pipe(_folder["pipe"]);
        var clock = new WatchedTimeProvider();
        var pull = PullAsync(pipe, new HttpDocumentClient(clock));
        await clock.HasTimerAsync();

        clock.Advance(TimeSpan.FromSeconds(61));

        (await pull).ShouldBeUnusable().ShouldBe($"{pipe}: it did not end within 60 s; try again, or allow more with --timeout");

        // Lets go of what still waits for it.
        File.OpenHandle(pipe, FileMode.Open, FileAccess.ReadWrite).Dispose();
    }

    private static ScriptedServer Endless(byte[] beginning, string part) => new(async (stream, _, cancellationToken) =>
    {
        await stream.WriteAsync(beginning, cancellationToken);
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(part, 65_536 / part.Length)));
        while (true)
        {
            await stream.WriteAsync(block, cancellationToken);
        }
    });

    private static byte[] Compress(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    private Task<ProgramRun> PullAsync(string source, HttpDocumentClient? client = null, params string[] options) =>
        Tool.RunAsync(client ?? new HttpDocumentClient(TimeProvider.System), ["pull", "--source", source, "--output", _folder["out.json"], .. options]);
}
