using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using DryApi.Emulator;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests.Webhooks;

/// <summary><c>dryapi webhooks</c></summary>
public sealed class WebhooksCommandTests : IDisposable
{
    private const string Variable = "DRYAPI_WEBHOOK_SECRET";
    private const string Secret = "a-webhook-secret-that-must-stay-secret";
    private const string Job = "5d1b7a64-5f0d-4f0e-9c0c-0d0f6b7a9c11";

    private readonly Cli _cli = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WebhooksCommandTests() => _cli.Set(Variable, Secret);

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("job.completed", ", result at https://example.com/result.png")]
    [InlineData("job.processing", "")]
    [InlineData("job.failed", ", failed with PROCESSING_ERROR: A failure, for a test")]
    public async Task Listen_OnWhatSendSent_TellsThatItIsGenuine(string happened, string more)
    {
        await using var listening = await Listening.StartAsync();

        var sent = await SendAsync(listening.Url, "--event", happened, "--job", Job);

        (sent.ExitCode, sent.Error).ShouldBe((0, ""));
        sent.Output.ShouldMatch($@"^{happened}, delivery [0-9a-f-]{{36}}: {listening.Url}/ responded 200 in \d+ ms\n$");
        (await listening.NextAsync()).ShouldMatch($@"^\d\d:\d\d:\d\d genuine: {happened} of job {Job}, delivery [0-9a-f-]{{36}}{more}$");
    }

    [Fact]
    public async Task Listen_OnAnotherSecret_RefusesItAndHandsNothingOn()
    {
        await using var handler = await Handler.StartAsync();
        await using var listening = await Listening.StartAsync("--forward", handler.Url);
        using var stranger = new Cli();
        stranger.Set(Variable, "another-secret-that-must-stay-secret");

        var sent = await stranger.RunAsync(["webhooks", "send", listening.Url]);

        sent.ExitCode.ShouldBe(1);
        sent.Error.ShouldMatch(@"^dryapi: job\.completed, delivery \S+ was not taken: \S+ responded 401 in \d+ ms; the service would send it again\n$");
        (await listening.NextAsync()).ShouldContain(" refused: its signature is of another secret");
        handler.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(204, 0)]
    [InlineData(500, 1)]
    [InlineData(307, 1)]
    public async Task Listen_OnAHandler_HandsTheDeliveryOnAndItsResponseBack(int status, int exitCode)
    {
        await using var handler = await Handler.StartAsync(status);
        await using var listening = await Listening.StartAsync("--forward", handler.Url + "hooks?a=1");

        var sent = await SendAsync(listening.Url + "/anywhere?intent=t");

        sent.ExitCode.ShouldBe(exitCode);
        (sent.Output + sent.Error).ShouldContain(string.Create(CultureInfo.InvariantCulture, $" responded {status} in "));
        (await listening.NextAsync()).ShouldMatch($@"genuine: job\.completed .*; {handler.Url}hooks\?a=1 responded {status} in \d+ ms$");
        var (path, headers, body) = handler.Received.ShouldHaveSingleItem();
        path.ShouldBe("/hooks?a=1&intent=t");
        new WebhookSignature(Secret).Read(WebhookHeaders.From(headers), body).Type.ShouldBe(WebhookEventType.JobCompleted);
    }

    [Fact]
    public async Task Listen_OnAHandlerThatIsNotThere_LetsTheServiceSendItAgain()
    {
        var gone = await Handler.StartAsync();
        await gone.DisposeAsync();
        await using var listening = await Listening.StartAsync("--forward", gone.Url);

        var sent = await SendAsync(listening.Url);

        sent.Error.ShouldContain(" responded 502 in ");
        (await listening.NextAsync()).ShouldContain($"; {gone.Url} could not be reached: ");
    }

    /// <summary>The service waits as long as the listener does, and began before.</summary>
    [Fact]
    public async Task Listen_OnASenderThatGivesUpFirst_TellsAndKeepsTheDelivery()
    {
        var (taken, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var relay = await WebServer.StartAsync(async context =>
        {
            taken.SetResult();
            using var registration = context.RequestAborted.Register(() => goOn.TrySetException(new IOException("the delivery was not handed on to its end")));
            await goOn.Task;
        });
        using var folder = new TemporaryFolder();
        await using var listening = await Listening.StartAsync("--forward", relay.Url.AbsoluteUri, "--save", folder["kept"]);
        var body = """{"event":"job.new","delivery_id":"d"}"""u8.ToArray();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, listening.Url) { Content = new ByteArrayContent(body) };
        new WebhookSignature(Secret).Sign(body).CopyTo(request.Headers);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var sent = http.SendAsync(request, giveUp.Token);
        await taken.Task.WaitAsync(Cancellation);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sent);
        // What was given up is seen by the listener before a call that comes after it has its response.
        for (var i = 0; i < 20; i++)
        {
            using var after = await http.GetAsync(new Uri(listening.Url), Cancellation);
        }

        goOn.TrySetResult();
        await goOn.Task;

        (await listening.NextAsync()).ShouldMatch(@"genuine: job\.new, .* responded 200 in \d+ ms$");
        Directory.EnumerateFiles(folder["kept"]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Listen_OnTheEmulatorsWebhooks_TakesThemAll()
    {
        await using var listening = await Listening.StartAsync();
        await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions
        {
            PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero, Accounts = [new EmulatorAccount { WebhookUrl = new Uri(listening.Url), WebhookSecret = Secret }],
        }, Cancellation);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator.BaseAddress });

        var job = await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = "a", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 1, Steps = 1, Seed = 1 }, Cancellation);
        await job.WaitAsync(cancellationToken: Cancellation);

        string[] lines = [await listening.NextAsync(), await listening.NextAsync()];
        lines.Select(line => line[9..line.IndexOf(',', StringComparison.Ordinal)]).Order().ShouldBe([$"genuine: job.completed of job {job.Id}", $"genuine: job.processing of job {job.Id}"]);
    }

    [Fact]
    public async Task Listen_WithoutASecret_ShowsAndSaysThatNothingIsVerified()
    {
        await using var listening = await Listening.StartWithAsync(secret: null);

        await SendAsync(listening.Url);

        listening.Note.ShouldBe($"{Variable} is not set: deliveries are shown and not verified; any path is taken, Ctrl+C ends it");
        (await listening.NextAsync()).ShouldContain(" not verified: job.completed of job ");
    }

    [Fact]
    public async Task Listen_WithoutASecretAndWithAHandler_SaysThatAnythingGoesOn()
    {
        await using var listening = await Listening.StartWithAsync(secret: null, "--forward", "http://localhost:1/hook");

        listening.Note.ShouldBe($"{Variable} is not set: deliveries are shown and not verified, and whatever any program of this machine sends goes on to http://localhost:1/hook; any path is taken, Ctrl+C ends it");
    }

    [Fact]
    public async Task Listen_OnWhatIsNoDelivery_RefusesItByItsStatus()
    {
        await using var listening = await Listening.StartAsync();
        using var http = new HttpClient();

        using var asked = await http.GetAsync(new Uri(listening.Url), Cancellation);
        using var large = await http.PostAsync(new Uri(listening.Url), new ByteArrayContent(new byte[(1024 * 1024) + 1]), Cancellation);
        using var bare = await http.PostAsync(new Uri(listening.Url), new StringContent("{}"), Cancellation);

        new[] { asked, large, bare }.Select(response => (int)response.StatusCode).ShouldBe([405, 413, 401]);
        (await listening.NextAsync()).ShouldContain(" refused: it has no signature, or does not say when it was sent.");
    }

    /// <summary>A sender of its own pace: it goes on with the body that was refused, and reads the response when it is done.</summary>
    [Theory]
    [InlineData("POST", "Content-Length: 2097152", 413)]
    [InlineData("POST", "Transfer-Encoding: chunked", 413)]
    [InlineData("PUT", "Content-Length: 2097152", 405)]
    public async Task Listen_OnABodyThatItRefuses_ReadsTheRestOfIt(string method, string length, int status)
    {
        const int Half = 1024 * 1024;
        await using var listening = await Listening.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", new Uri(listening.Url).Port, Cancellation);
        await using var stream = connection.GetStream();
        var isChunked = length.EndsWith("chunked", StringComparison.Ordinal);

        await WriteAsync($"{method} / HTTP/1.1\r\nHost: localhost\r\n{length}\r\n\r\n{(isChunked ? "200000\r\n" : "")}{new string('x', Half + 1)}");
        (await NextStatusAsync()).ShouldBe(status);
        await WriteAsync($"{new string('x', Half - 1)}{(isChunked ? "\r\n0\r\n\r\n" : "")}");

        await WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        (await NextStatusAsync()).ShouldBe(405, "the connection is as good as before");

        async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);

        async Task<int> NextStatusAsync()
        {
            var head = new StringBuilder();
            var next = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(next, Cancellation);
                head.Append((char)next[0]);
            }

            return int.Parse(head.ToString().Split(' ')[1], CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Listen_OnTheLargestBody_TakesIt(int more, int status)
    {
        await using var listening = await Listening.StartWithAsync(secret: null);
        using var http = new HttpClient();

        using var response = await http.PostAsync(new Uri(listening.Url), new StringContent($"{{\"event\":\"{new string('x', (1024 * 1024) - 12 + more)}\"}}"), Cancellation);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Listen_OnHostileText_ShowsItAsTextAndKeepsItInTheFolder()
    {
        const string body = """{"event":"../../\u001b[2Jevil\u202e","delivery_id":"a/b\\c\r\nd","data":{"job_request_id":"\u001b]0;x\u0007"}}""";
        using var folder = new TemporaryFolder();
        await using var listening = await Listening.StartAsync("--save", folder["kept"]);
        var signed = new WebhookSignature(Secret).Sign(Encoding.UTF8.GetBytes(body));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, listening.Url) { Content = new StringContent(body) };
        new WebhookHeaders { Signature = signed.Signature, Timestamp = signed.Timestamp }.CopyTo(request.Headers);

        (await http.SendAsync(request, Cancellation)).IsSuccessStatusCode.ShouldBeTrue();

        var line = await listening.NextAsync();
        line.ShouldEndWith(@" genuine: ../../\u001B[2Jevil\u202E of job \u001B]0;x\u0007, delivery a/b\c\r\nd, which this version does not know");
        var file = Directory.EnumerateFiles(folder["kept"]).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldMatch(@"^\d{8}-\d{6}-\d{3}-\.\.-\.\.---2Jevil--a-b-c--d\.json$");
        folder.Names().ShouldBe(["kept"]);
        if (!OperatingSystem.IsWindows())
        {
            Unix.ModeOf(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, "it has links that open for whoever has them");
        }
    }

    [Fact]
    public async Task Verify_OnAKeptDelivery_JudgesItAsOfWhenItCame()
    {
        using var folder = new TemporaryFolder();
        await using (var listening = await Listening.StartAsync("--save", folder["kept"]))
        {
            await SendAsync(listening.Url, "--job", Job);
            await listening.NextAsync();
        }

        var file = Directory.EnumerateFiles(folder["kept"]).ShouldHaveSingleItem();
        var genuine = await _cli.RunAsync(["webhooks", "verify", file]);
        var kept = JsonNode.Parse(File.ReadAllText(file))!;
        var longAgo = await VerifyAsync("received_at", DateTimeOffset.UnixEpoch.ToString("O", CultureInfo.InvariantCulture));
        var altered = await VerifyAsync("body", ((string)kept["body"]!).Replace("1500", "1501", StringComparison.Ordinal));
        var edited = await VerifyAsync("body", (string)kept["body"]! + "\r\n");

        (genuine.ExitCode, genuine.Error).ShouldBe((0, ""));
        genuine.Output.ShouldStartWith($"genuine: job.completed of job {Job}, delivery ");
        longAgo.ShouldHaveFailed(1).ShouldStartWith("dryapi: the delivery is refused: it was sent too long ago, or in the future.");
        altered.ShouldHaveFailed(1).ShouldEndWith("is the body verified as the bytes that came?");
        edited.ShouldHaveFailed(1).ShouldEndWith("Without the line break at the end of the body it would be genuine");

        async Task<ProgramRun> VerifyAsync(string name, string value)
        {
            var changed = kept.DeepClone();
            changed[name] = value;
            return await _cli.RunAsync(["webhooks", "verify", folder.Write("changed.json", changed.ToJsonString())]);
        }
    }

    [Fact]
    public async Task Verify_OnABodyAndItsHeaders_TellsWhetherItIsGenuine()
    {
        using var folder = new TemporaryFolder();
        var body = """{"event":"job.new","delivery_id":"d"}""";
        var headers = new WebhookSignature(Secret).Sign(Encoding.UTF8.GetBytes(body));
        var file = folder.Write("body.json", body);

        var genuine = await _cli.RunAsync(["webhooks", "verify", file, "--signature", headers.Signature!, "--timestamp", headers.Timestamp!]);
        _cli.Set(Variable, Secret + " ");
        var blank = await _cli.RunAsync(["webhooks", "verify", file, "--signature", headers.Signature!, "--timestamp", headers.Timestamp!]);
        var malformed = await _cli.RunAsync(["webhooks", "verify", file, "--signature", "sha1=00", "--timestamp", "now"]);

        genuine.Output.ShouldBe("genuine: job.new, delivery d, which this version does not know\n");
        blank.ShouldHaveFailed(1).ShouldEndWith($"Without the blanks around {Variable} it would be genuine");
        malformed.ShouldHaveFailed(1).ShouldBe("dryapi: the delivery is refused: its signature or its time is not in the form that the service sends");
    }

    [Fact]
    public async Task Send_OnAKeptDelivery_SignsItAnewUnderItsId()
    {
        using var folder = new TemporaryFolder();
        await using var listening = await Listening.StartAsync("--save", folder["kept"]);
        await SendAsync(listening.Url);
        var first = await listening.NextAsync();
        var file = Directory.EnumerateFiles(folder["kept"]).ShouldHaveSingleItem();

        var again = await SendAsync(listening.Url, file);

        again.ExitCode.ShouldBe(0);
        (await listening.NextAsync())[9..].ShouldBe(first[9..]);
    }

    [Theory]
    [InlineData("listen --port 70000", "--port is from 0 to 65535, and not 70000")]
    [InlineData("listen --port 0 --forward http://example.com/", "--forward has to be a URL of https, or of http on this machine")]
    [InlineData("listen --port 0 --save /dev/null/a", "cannot make the folder /dev/null/a")]
    [InlineData("verify nothing-there.json", "cannot read nothing-there.json")]
    [InlineData("send ftp://localhost/", "URL has to be a URL of https")]
    [InlineData("send https://user:password@localhost/", "URL has to be a URL of https")]
    [InlineData("send http://localhost:1/ --event job.lost", "--event is one of job.processing, job.completed, job.failed, and not 'job.lost'")]
    [InlineData("send", "URL")]
    [InlineData("", "a command is missing; use one of listen, verify, send, or see dryapi webhooks --help")]
    public async Task Webhooks_OnWhatCannotBe_IsOneLineAndExitsWith2(string args, string says)
    {
        var run = await _cli.RunAsync(["webhooks", .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        run.ShouldHaveFailed(2).ShouldContain(says);
    }

    [Theory]
    [InlineData("verify a.json")]
    [InlineData("send http://localhost:1/")]
    public async Task Webhooks_WithoutTheSecretTheyNeed_SayWhereItIsRead(string args)
    {
        using var cli = new Cli();

        (await cli.RunAsync(["webhooks", .. args.Split(' ')])).ShouldHaveFailed(2).ShouldStartWith($"dryapi: {Variable} is not set: ");
    }

    [Fact]
    public async Task Verify_OnAFileThatIsNoDelivery_AsksForItsHeaders()
    {
        using var folder = new TemporaryFolder();

        (await _cli.RunAsync(["webhooks", "verify", folder.Write("a.json", """{"headers":{"a":[]},"body":1}""")])).ShouldHaveFailed(2).ShouldContain("give --signature and --timestamp");
    }

    private Task<ProgramRun> SendAsync(string url, params string[] args) => _cli.RunAsync(["webhooks", "send", url, .. args]);

    /// <summary>A webhook that is being written.</summary>
    private sealed class Handler(WebServer server, ConcurrentQueue<(string Path, Dictionary<string, string> Headers, byte[] Body)> received) : IAsyncDisposable
    {
        public string Url => server.Url.AbsoluteUri;

        public IReadOnlyCollection<(string Path, Dictionary<string, string> Headers, byte[] Body)> Received => received;

        public static async Task<Handler> StartAsync(int status = 204)
        {
            var received = new ConcurrentQueue<(string Path, Dictionary<string, string> Headers, byte[] Body)>();
            return new Handler(
                await WebServer.StartAsync(async context =>
                {
                    using var body = new MemoryStream();
                    await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                    received.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
                    context.Response.StatusCode = status;
                    context.Response.Headers.Location = "/elsewhere";
                }),
                received);
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }

    /// <summary><c>webhooks listen</c> on a free port, until it is disposed.</summary>
    private sealed class Listening : IAsyncDisposable
    {
        private readonly System.Threading.Channels.Channel<string> _lines = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        private readonly TaskCompletionSource<string> _note = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Cli _cli;
        private Task<ProgramRun>? _run;

        private Listening(string? secret)
        {
            _cli = new Cli { OnOutput = line => _lines.Writer.TryWrite(line), OnErrorLine = line => _note.TrySetResult(line) };
            if (secret is not null)
            {
                _cli.Set(Variable, secret);
            }
        }

        public string Url { get; private set; } = "";

        public string Note { get; private set; } = "";

        public static Task<Listening> StartAsync(params string[] args) => StartWithAsync(Secret, args);

        public static async Task<Listening> StartWithAsync(string? secret, params string[] args)
        {
            var listening = new Listening(secret);
            listening._run = listening._cli.RunAsync(["webhooks", "listen", "--port", "0", .. args], listening._end.Token);
            await Task.WhenAny(listening._note.Task, listening._run);
            listening.Note = await listening._note.Task;
            listening.Url = await listening.NextAsync();
            return listening;
        }

        public async Task<string> NextAsync() => await _lines.Reader.ReadAsync(Cancellation);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            (await _run!).ExitCode.ShouldBe(0);
            _cli.Dispose();
            _end.Dispose();
        }
    }
}
