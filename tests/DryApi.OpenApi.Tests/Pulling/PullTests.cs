using System.IO.Compression;
using System.Net.Sockets;
using System.Net;
using System.Text;
using DryApi.OpenApi.Pulling;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.OpenApi.Tests.Pulling;

public sealed class PullTests : IDisposable
{
    private const string Document = """{"openapi":"3.0.3","info":{"title":"é / \u00e9","version":"1"},"paths":{}}""";

    private const string Written =
        """
        {
          "openapi": "3.0.3",
          "info": {
            "title": "é / é",
            "version": "1"
          },
          "paths": {}
        }

        """;

    private readonly TemporaryFolder _folder = new();

    private string Output => _folder["out.json"];

    public void Dispose() => _folder.Dispose();

    private Task<ProgramRun> PullAsync(string source, HttpDocumentClient? client = null) =>
        Tool.RunAsync(client ?? new HttpDocumentClient(TimeProvider.System), "pull", "--source", source, "--output", Output);

    private async Task<string> PullFailsAsync(string source, HttpDocumentClient? client = null)
    {
        var line = (await PullAsync(source, client)).ShouldBeUnusable();
        _folder.Names().ShouldBeEmpty();
        return line;
    }

    private static HttpDocumentClient Trusting() => new(TimeProvider.System, (_, _, _, _) => true);

    [Fact]
    public async Task A_document_is_written_indented_and_nothing_else_is()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document));

        (await PullAsync(server.Url + "/openapi.json")).ShouldSucceed();

        File.ReadAllBytes(Output).ShouldBe(Encoding.UTF8.GetBytes(Written.ReplaceLineEndings("\n")));
        _folder.Names().ShouldBe(["out.json"]);
    }

    [Fact]
    public async Task YAML_is_written_as_JSON()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("openapi: 3.0.3\ninfo: {title: é / é, version: '1'}\npaths: {}\n"));

        (await PullAsync(server.Url)).ShouldSucceed();

        File.ReadAllText(Output).ShouldBe(Written.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_a_source_too(bool asAddress)
    {
        using var sources = new TemporaryFolder();
        var path = sources.Write("source.json", Document);

        (await PullAsync(asAddress ? new Uri(path).AbsoluteUri : path)).ShouldSucceed();

        File.ReadAllText(Output).ShouldBe(Written.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_second_pull_of_the_same_version_transfers_no_body()
    {
        await using var server = new ScriptedServer(request => request.Contains("If-None-Match: \"v1\"", StringComparison.Ordinal)
            ? ScriptedServer.Response("", "304 Not Modified")
            : ScriptedServer.Response(Document, headers: "ETag: \"v1\"\r\n"));
        (await PullAsync(server.Url + "/a")).ShouldSucceed();
        var first = File.ReadAllBytes(Output);

        var second = await PullAsync(server.Url + "/a");

        second.ShouldSucceed();
        second.Output.ShouldContain("not changed since the last pull");
        File.ReadAllBytes(Output).ShouldBe(first);
        _folder.Names().ShouldBe(["out.json", "out.json.etag"]);
        server.Requests.Select(request => request.Contains("If-None-Match", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("another source")]
    [InlineData("no output")]
    [InlineData("changed output")]
    [InlineData("damaged etag file")]
    public async Task An_ETag_that_does_not_belong_to_the_output_is_not_sent(string what)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document, headers: "ETag: \"v1\"\r\n"));
        (await PullAsync(server.Url + "/a")).ShouldSucceed();
        switch (what)
        {
            case "no output": File.Delete(Output); break;
            case "changed output": File.WriteAllText(Output, "{}"); break;
            case "damaged etag file": File.WriteAllText(Output + ".etag", "\n"); break;
        }

        (await PullAsync(server.Url + (what == "another source" ? "/b" : "/a"))).ShouldSucceed();

        server.Requests.ShouldAllBe(request => !request.Contains("If-None-Match", StringComparison.Ordinal));
        File.ReadAllText(Output).ShouldBe(Written.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_answer_without_ETag_forgets_the_last_one()
    {
        var tags = new Queue<string>(["ETag: \"v1\"\r\n", ""]);
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document, headers: tags.Dequeue()));

        (await PullAsync(server.Url)).ShouldSucceed();
        (await PullAsync(server.Url)).ShouldSucceed();

        _folder.Names().ShouldBe(["out.json"]);
    }

    [Fact]
    public async Task A_304_that_was_not_asked_for_is_refused()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("", "304 Not Modified"));

        (await PullFailsAsync(server.Url)).ShouldContain("it answers 304 Not Modified");
    }

    [Fact]
    public async Task An_unreachable_source_is_named()
    {
        // A port that is taken, but where nobody listens.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/openapi.json";

        (await PullFailsAsync(address)).ShouldStartWith($"{address}: it cannot be reached (");
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("500 Internal Server Error")]
    [InlineData("204 No Content")]
    public async Task Another_status_is_refused(string status)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("", status));

        (await PullFailsAsync(server.Url + "/x")).ShouldBe($"{server.Url}/x: it answers {status}; check the address");
    }

    [Theory]
    [InlineData("<!doctype html><title>x</title>", "")]
    [InlineData(Document, "Content-Type: text/html; charset=utf-8\r\n")]
    public async Task A_web_page_is_refused(string body, string headers)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(body, headers: headers));

        (await PullFailsAsync(server.Url + "/x")).ShouldBe($"{server.Url}/x: it answers with a web page, not with an OpenAPI document; check the address");
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("[1]", "this is no OpenAPI document but an array")]
    [InlineData("{\"a\":1}", "it has no \"openapi\"")]
    [InlineData("{\"openapi\":\"3.0.0\",", "this is not JSON")]
    public async Task A_body_that_is_no_OpenAPI_is_refused(string body, string expected)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(body));

        var line = await PullFailsAsync(server.Url + "/x.json");

        line.ShouldStartWith(server.Url + "/x.json");
        line.ShouldContain(expected);
    }

    [Fact]
    public async Task A_failed_pull_leaves_the_last_document()
    {
        _folder.Write("out.json", "before");
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("{}"));

        (await PullAsync(server.Url)).ShouldBeUnusable();

        File.ReadAllText(Output).ShouldBe("before");
        _folder.Names().ShouldBe(["out.json"]);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_refused()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document)[..^5]);

        (await PullFailsAsync(server.Url)).ShouldContain("the answer broke off after ");
    }

    [Fact]
    public async Task No_answer_at_all_is_refused()
    {
        await using var server = new ScriptedServer(_ => "");

        (await PullFailsAsync(server.Url)).ShouldContain("the connection was closed before an answer came");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"openapi\":")]
    public async Task A_source_that_stalls_runs_into_the_time_limit(string beginning)
    {
        var clock = new FakeTimeProvider();
        var stalled = new TaskCompletionSource();
        await using var server = new ScriptedServer(async (stream, _, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
            stalled.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        var pull = Tool.RunAsync(new HttpDocumentClient(clock), "pull", "--source", server.Url, "--output", Output, "--timeout", "2.5");
        await stalled.Task;
        clock.Advance(TimeSpan.FromSeconds(2.4));
        pull.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(0.2));

        (await pull).ShouldBeUnusable().ShouldBe($"{server.Url}/: no complete answer came within 2.5 s; try again, or allow more with --timeout");
        _folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_declared_body_of_200_MB_is_refused_before_it_is_read()
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\r\nContent-Length: {200 * 1024 * 1024}\r\n\r\n");

        (await PullFailsAsync(server.Url + "/x")).ShouldStartWith($"{server.Url}/x: it is larger than 50 MB");
    }

    [Fact]
    public async Task An_endless_body_is_refused_at_the_limit()
    {
        var sent = 0L;
        await using (var server = new ScriptedServer(async (stream, _, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"a\":\""u8.ToArray(), cancellationToken);
            var block = new byte[256 * 1024];
            Array.Fill(block, (byte)'x');
            while (sent < 200L * 1024 * 1024)
            {
                await stream.WriteAsync(block, cancellationToken);
                sent += block.Length;
            }
        }))
        {
            (await PullFailsAsync(server.Url + "/x")).ShouldStartWith($"{server.Url}/x: it is larger than 50 MB");
        }

        // What lay in the buffers of the sockets comes on top.
        sent.ShouldBeLessThan(100L * 1024 * 1024);
    }

    [Fact]
    public async Task A_small_body_that_swells_is_refused_at_the_limit()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[60 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        await using var server = Compressed("gzip", compressed.ToArray());

        (await PullFailsAsync(server.Url + "/x")).ShouldStartWith($"{server.Url}/x: it is larger than 50 MB");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        using var compressed = new MemoryStream();
        await using (Stream stream = encoding == "br"
            ? new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Document), TestContext.Current.CancellationToken);
        }

        await using var server = Compressed(encoding, compressed.ToArray());

        (await PullAsync(server.Url)).ShouldSucceed();
        File.ReadAllText(Output).ShouldBe(Written.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("gzip", "its compressed body is damaged")]
    [InlineData("zstd", "its body is compressed with zstd")]
    public async Task A_body_that_cannot_be_decompressed_is_refused(string encoding, string expected)
    {
        await using var server = Compressed(encoding, Encoding.UTF8.GetBytes(Document));

        (await PullFailsAsync(server.Url)).ShouldContain(expected);
    }

    private static ScriptedServer Compressed(string encoding, byte[] body) => new(async (stream, _, cancellationToken) =>
    {
        var head = $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    });

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("303 See Other")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task A_redirect_is_followed(string status)
    {
        await using var server = new ScriptedServer(request => request.StartsWith("GET /old ", StringComparison.Ordinal)
            ? ScriptedServer.Redirect("new/openapi.json", status)
            : ScriptedServer.Response(Document));

        (await PullAsync(server.Url + "/old")).ShouldSucceed();

        server.Requests.Last().ShouldStartWith("GET /new/openapi.json ");
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        await using var server = new ScriptedServer(request =>
        {
            var left = request["GET /".Length] - '0';
            return left == 0 ? ScriptedServer.Response(Document) : ScriptedServer.Redirect($"/{left - 1}");
        });

        (await PullFailsAsync(server.Url + "/6")).ShouldBe($"{server.Url}/6: it redirects more than 5 times; name the address where the document is");
        (await PullAsync(server.Url + "/5")).ShouldSucceed();
    }

    [Fact]
    public async Task A_redirect_from_https_to_https_is_followed()
    {
        using var certificate = TestCertificate.Create();
        await using var server = new ScriptedServer(
            request => request.StartsWith("GET /old ", StringComparison.Ordinal) ? ScriptedServer.Redirect("/new") : ScriptedServer.Response(Document),
            certificate);

        (await PullAsync(server.Url + "/old", Trusting())).ShouldSucceed();
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_refused_with_both_addresses()
    {
        using var certificate = TestCertificate.Create();
        await using var plain = new ScriptedServer(_ => ScriptedServer.Response(Document));
        await using var server = new ScriptedServer(_ => ScriptedServer.Redirect(plain.Url + "/b"), certificate);

        (await PullFailsAsync(server.Url + "/a", Trusting()))
            .ShouldBe($"{server.Url}/a: it redirects from https to http: {plain.Url}/b; only redirects to https are followed, check the source");
        plain.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_from_this_machine_may_go_to_https()
    {
        using var certificate = TestCertificate.Create();
        await using var secure = new ScriptedServer(_ => ScriptedServer.Response(Document), certificate);
        await using var server = new ScriptedServer(_ => ScriptedServer.Redirect(secure.Url));

        (await PullAsync(server.Url, Trusting())).ShouldSucceed();
    }

    [Theory]
    [InlineData("http://example.com/a", "it redirects to http://example.com/a, and http is not allowed there")]
    [InlineData("file:///etc/hosts", "and file is not allowed there")]
    [InlineData("http://", "to no valid address")]
    public async Task A_redirect_to_elsewhere_is_refused(string location, string expected)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Redirect(location));

        (await PullFailsAsync(server.Url)).ShouldContain(expected);
    }

    [Fact]
    public async Task A_redirect_without_an_address_is_refused()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("", "302 Found"));

        (await PullFailsAsync(server.Url)).ShouldContain("it answers with a redirect (302) to no valid address");
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused()
    {
        using var certificate = TestCertificate.Create();
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document), certificate);

        (await PullFailsAsync(server.Url + "/a")).ShouldStartWith($"{server.Url}/a: no trusted TLS connection can be made (");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://example.com/a.json", "http://example.com/a.json: http is not allowed here; use https, or http for this machine (localhost)")]
    [InlineData("ftp://user:secret@example.com/a.json", "ftp://example.com/a.json: ftp is not allowed here; use https, or http for this machine (localhost)")]
    [InlineData("https://user:secret@:99999/a", "https://:99999/a: this is no valid address; write https://host/path or the path of a file")]
    [InlineData("nowhere.json", "nowhere.json: there is no such file; check the path")]
    public async Task A_source_that_may_not_be_used_is_refused_without_its_password(string source, string expected) =>
        (await PullFailsAsync(source)).ShouldBe(expected);

    [Fact]
    public async Task A_password_in_the_address_is_neither_printed_nor_kept()
    {
        await using var server = new ScriptedServer(request => request.StartsWith("GET /bad ", StringComparison.Ordinal)
            ? ScriptedServer.Response("", "404 Not Found")
            : ScriptedServer.Response(Document, headers: "ETag: \"v1\"\r\n"));
        var address = server.Url.Replace("://", "://user:secret@");

        (await PullFailsAsync(address + "/bad")).ShouldNotContain("secret");
        (await PullAsync(address + "/good")).Output.ShouldNotContain("secret");
        File.ReadAllText(Output + ".etag").ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_output_that_is_a_directory_is_refused()
    {
        Directory.CreateDirectory(Output);
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Document));

        (await PullAsync(server.Url)).ShouldBeUnusable().ShouldBe($"{Output}: the output is a directory; name a file in it");
        _folder.Names().ShouldBe(["out.json"]);
    }
}
