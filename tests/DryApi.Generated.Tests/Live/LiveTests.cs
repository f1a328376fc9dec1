using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Live;

/// <summary>What comes over the websocket of live updates, and what it makes of waits.</summary>
public sealed class LiveTests(LoopbackServer server) : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private readonly LiveService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    public static TheoryData<string> Versions => [.. ServiceDocument.Versions.Select(version => version.Folder)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Wait_OnAnEndThatIsTold_AsksTwice(string version)
    {
        using var client = Client(version);
        var reports = new Reports<JobProgress>();
        var socket = await ConnectAsync(client);
        var wait = client.GetJob("job").WaitAsync(reports, Token);
        await AskedAsync("job", 1);

        socket.Tell("job", "in_progress", "45.50");
        await LiveService.UntilAsync(() => reports.Items.Count == 2);
        _service.Statuses["job"] = "done";
        socket.Tell("job", "done", "100.00");
        await NextTurnAsync(client, () => wait.IsCompleted);

        (await wait).ResultUrl.ShouldBe(new Uri("https://results.example/job"));
        reports.Items.Select(report => (report.Status.Value, report.Percent)).ShouldBe([("pending", null), ("in_progress", 45.5), ("done", null)]);
        _service.Asked["job"].ShouldBe(2);
        _service.Connected.ShouldBe([new Uri("wss://soketi.dryapi.dev/app/depin-api-prod-key?protocol=7")]);
    }

    /// <summary>A job of ten minutes.</summary>
    [Fact]
    public async Task Wait_OnLiveUpdates_AsksFarLess()
    {
        var calls = new List<int>();
        foreach (var isLive in new[] { true, false })
        {
            using var service = new LiveService();
            var options = service.Options();
            options.LiveUpdates = isLive ? options.LiveUpdates : null;
            using var client = new DryApiClient(options);
            var socket = isLive ? await ConnectAsync(client, service) : null;
            var wait = client.GetJob("job").WaitAsync(cancellationToken: Token);
            var end = service.Time.GetUtcNow() + TimeSpan.FromMinutes(10);
            await PassAsync(service, client, socket, () => service.Time.GetUtcNow() >= end);
            service.Statuses["job"] = "done";
            socket?.Tell("job", "done");
            await PassAsync(service, client, socket, () => wait.IsCompleted);
            calls.Add(service.Asked["job"]);
        }

        calls.ShouldBe([22, 78]);
    }

    /// <summary>The service tells no errors live.</summary>
    [Fact]
    public async Task Wait_OnAFailureThatNobodyTells_IsSeenAfterThePause()
    {
        using var client = _service.Client();
        await ConnectAsync(client);
        var wait = client.GetJob("job").WaitAsync(cancellationToken: Token);
        await AskedAsync("job", 1);
        await LiveService.UntilAsync(() => PollingTurns.Of(client.RequestAdapter).UntilNext == Most);

        _service.Statuses["job"] = "error";
        _service.Time.Advance(Most);

        await Should.ThrowAsync<DryApiJobFailedException>(() => wait);
    }

    [Fact]
    public async Task Connection_ThatIsLost_MakesWaitsAskAtOnce()
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        var wait = client.GetJob("job").WaitAsync(cancellationToken: Token);
        await AskedAsync("job", 1);

        _service.Statuses["job"] = "done";
        socket.Break();
        await NextTurnAsync(client, () => wait.IsCompleted);

        await wait;
    }

    /// <summary>What ended while nobody listened is asked for once somebody does.</summary>
    [Fact]
    public async Task Connection_ThatComesAgain_MakesWaitsAskAtOnce()
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        var wait = client.GetJob("job", JobKind.Video).WaitAsync(cancellationToken: Token);
        await AskedAsync("job", 1);
        socket.Break();
        await NextTurnAsync(client, () => _service.Asked["job"] == 2);

        var next = await _service.AcceptAgainAsync(client);
        _service.Statuses["job"] = "done";
        await next.WelcomeAsync();
        await NextTurnAsync(client, () => wait.IsCompleted);

        await wait;
    }

    [Fact]
    public async Task Ends_OfAWatchedJob_AreOne()
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        var updates = CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
        await AskedAsync("job", 1);

        socket.Tell("job", "processing", "0.00");
        socket.Tell("other", "done");
        socket.Tell("job", "in_progress", "50.00", preview: "data:image/jpeg;base64," + Convert.ToBase64String(Encoding.ASCII.GetBytes("a picture")));
        socket.Tell("job", "done", "100.00", "https://results.example/job?signature=0123456789", "https://previews.example/job");
        socket.Tell("job", "done", "100.00");
        var seen = await updates;

        seen.Select(each => $"{each.JobId} {each.Status.Value} {each.Percent} {each.IsEnd}").ShouldBe(["job pending  False", "job processing 0 False", "job in_progress 50 False", "job done 100 True"]);
        Encoding.ASCII.GetString(seen[2].Preview!.Value.Span).ShouldBe("a picture");
        seen[2].PreviewMediaType.ShouldBe("image/jpeg");
        seen[3].ResultUrl.ShouldBe(new Uri("https://results.example/job?signature=0123456789"));
        seen[3].PreviewUrl.ShouldBe(new Uri("https://previews.example/job"));
        seen[3].ToString().ShouldBe("JobUpdate { JobId = job, Status = done, Percent = 100, Preview = 0 bytes, PreviewUrl = https://previews.example/job, ResultUrl = https://results.example/job?…, IsEnd = True }");
    }

    [Fact]
    public async Task Watch_OfAJobThatFails_EndsWithThat()
    {
        using var client = _service.Client();
        _service.Statuses["job"] = "error";

        var seen = await CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));

        seen.ShouldHaveSingleItem().ShouldSatisfyAllConditions(each => each.Status.ShouldBe(JobStatus.Error), each => each.IsEnd.ShouldBeTrue());
    }

    [Fact]
    public async Task Watch_WithoutLiveUpdates_Asks()
    {
        var options = _service.Options();
        options.LiveUpdates = null;
        using var client = new DryApiClient(options);
        _service.Statuses["job"] = "done";

        (await CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token))).ShouldHaveSingleItem().IsEnd.ShouldBeTrue();

        client.Live.IsConnected.ShouldBeFalse();
        (await Should.ThrowAsync<InvalidOperationException>(() => CollectAsync(client.Live.WatchAllAsync(Token)))).Message.ShouldStartWith("Live updates are off. Set DryApiClientOptions.LiveUpdates = new LiveUpdatesOptions");
        Should.Throw<InvalidOperationException>(() => client.Live.ConnectAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task WatchAll_OnJobsOfOthers_GivesEachEndOnce(string version)
    {
        using var client = Client(version);
        var seen = new List<JobUpdate>();
        var watching = CollectAsync(client.Live.WatchAllAsync(Token), seen);
        var socket = await _service.AcceptLiveAsync(client);

        socket.Tell("one", "processing");
        socket.Tell("two", "in_progress", "25.00");
        socket.Tell("one", "done");
        socket.Tell("one", "done");
        await LiveService.UntilAsync(() => Ends(seen).Contains("one"));
        socket.Tell("one", "in_progress", "99.00");
        // Failures are not told: they are found.
        _service.Statuses["two"] = "error";
        await _service.PassUntilAsync(() => Ends(seen).Contains("two"), client);
        client.Dispose();
        await watching;

        seen.Select(each => $"{each.JobId} {each.Status.Value} {each.Percent}").Order(StringComparer.Ordinal).ShouldBe(["one done ", "one processing ", "two error ", "two in_progress 25"]);
        _service.Asked.ShouldBe([new("two", 1)]);
        await LiveService.UntilAsync(() => socket.IsDisposed);
    }

    /// <summary>The next who watches has nothing of the one before: what that one followed is followed anew.</summary>
    [Fact]
    public async Task WatchAll_AfterAnother_SeesEachEnd()
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        for (var number = 0; number < 20; number++)
        {
            var begun = new List<JobUpdate>();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var before = CollectAsync(client.Live.WatchAllAsync(stop.Token), begun);
            socket.Tell("job", "processing");
            await LiveService.UntilAsync(() => Count(begun) == 1);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => before);

            await using var watching = client.Live.WatchAllAsync(Token).GetAsyncEnumerator(Token);
            var next = watching.MoveNextAsync();
            socket.Tell("job", "done");
            (await next).ShouldBeTrue();
            watching.Current.Status.ShouldBe(JobStatus.Done);
        }
    }

    /// <summary>A wait that ended leaves nothing behind, however long the pause was that it would have made.</summary>
    [Fact]
    public async Task Line_OfThoseWhoAsk_HasFewWhoDoNot()
    {
        var options = _service.Options();
        options.LiveUpdates!.StatusPause = TimeSpan.FromDays(1);
        using var client = new DryApiClient(options);
        var seen = new List<JobUpdate>();
        var watching = CollectAsync(client.Live.WatchAllAsync(Token), seen);
        var socket = await _service.AcceptLiveAsync(client);
        // Somebody who goes on waiting is before all others.
        socket.Tell("long", "processing");
        await LiveService.UntilAsync(() => PollingTurns.Of(client.RequestAdapter).Waiting == 1);
        for (var number = 0; number < 1000; number++)
        {
            socket.Tell($"job-{number}", "processing");
            socket.Tell($"job-{number}", "done");
            await LiveService.UntilAsync(() => Ends(seen).Count() == number + 1);
        }

        PollingTurns.Of(client.RequestAdapter).Places.ShouldBeLessThan(130);
        client.Dispose();
        await watching;
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"event":"\ud800"}""")]
    [InlineData("""{"event":"pusher:what","data":"{}"}""")]
    [InlineData("""{"event":"pusher:connection_established","data":"{}"}""")]
    [InlineData("""{"event":"pusher:error","data":{"code":4301,"message":"no client events"}}""")]
    [InlineData("""{"event":"pusher:error","data":{"code":null}}""")]
    [InlineData("""{"event":"pusher:error","data":{"code":"NaN"}}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"{\"request_id\":"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"7"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"{\"request_id\":7,\"status\":\"done\"}"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"{\"request_id\":\"job\"}"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"{\"request_id\":\"..\",\"status\":\"done\"}"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-7","data":"{\"request_id\":\"job\",\"status\":\"\\ud800\"}"}""")]
    [InlineData("""{"event":"request.status.updated","channel":"private-client.client-8","data":"{\"request_id\":\"job\",\"status\":\"done\"}"}""")]
    [InlineData("""{"event":"request.status.updated","data":"{\"request_id\":\"job\",\"status\":\"done\"}"}""")]
    public async Task Message_ThatIsMalformed_DoesNoHarm(string message)
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        var updates = CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
        await AskedAsync("job", 1);

        socket.Say(message);
        socket.Say([0xFF, 0xFE, (byte)'{']);
        // Fields and values that nobody knows, and a preview that is none.
        socket.Say("""{"event":"request.status.updated","channel":"private-client.client-7","new":1,"data":{"request_id":"job","status":"brewing","progress":12,"preview":"data:image/jpeg;base64,?","result_url":"javascript:alert(1)","more":{}}}""");
        socket.Tell("job", "done");
        var seen = await updates;

        seen.SkipWhile(each => each.Status == JobStatus.Pending).Select(each => $"{each.Status.Value} {each.Percent} {each.Preview is null} {each.ResultUrl}").ShouldBe(["brewing 12 True ", "done  True "]);
        _service.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Message_ThatIsTooLarge_IsPassedOver()
    {
        var options = _service.Options();
        options.LiveUpdates!.MaxMessageSize = 10_000;
        using var client = new DryApiClient(options);
        var socket = await ConnectAsync(client);
        var updates = CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
        await AskedAsync("job", 1);

        socket.Tell("job", "in_progress", "10.00", preview: "data:image/jpeg;base64," + new string('A', 9_600));
        socket.Tell("job", "in_progress", "20.00", preview: "data:image/jpeg;base64," + new string('A', 10_000));
        socket.Tell("job", "in_progress", "30.00", preview: "data:image/jpeg;base64," + new string('A', 1_000_000));
        socket.Tell("job", "done");

        (await updates).SkipWhile(each => each.Status == JobStatus.Pending).Select(each => $"{each.Status.Value} {each.Percent}").ShouldBe(["in_progress 10", "done "]);
    }

    [Fact]
    public async Task Ping_OfTheServer_IsAnswered()
    {
        using var client = _service.Client();
        var connecting = client.Live.ConnectAsync(Token);
        var socket = await _service.AcceptLiveAsync(client);
        await connecting;

        socket.Say("""{"event":"pusher:ping","data":"{}"}""");

        (await socket.SaidAsync()).ShouldBe("""{"event":"pusher:pong","data":{}}""");
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 1)]
    [InlineData(1000, 120)]
    [InlineData(null, 30)]
    public async Task Silence_OfTheServer_IsBrokenByAPing(int? activityTimeout, int expected)
    {
        using var client = _service.Client();
        Begin(client);
        var socket = await _service.AcceptAsync();
        await socket.WelcomeAsync(activityTimeout);
        await LiveService.UntilAsync(() => client.Live.IsConnected && socket.IsIdle);
        var start = _service.Time.GetUtcNow();
        var ping = socket.SaidAsync().AsTask();

        await _service.PassUntilAsync(() => ping.IsCompleted, client);

        (await ping).ShouldBe("""{"event":"pusher:ping","data":{}}""");
        (_service.Time.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(expected), TimeSpan.FromSeconds(expected + 3));
    }

    [Fact]
    public async Task Pings_ThatAreAnswered_KeepTheConnection()
    {
        using var client = _service.Client();
        Begin(client);
        var socket = await _service.AcceptLiveAsync(client);
        for (var pings = 0; pings < 20; pings++)
        {
            var ping = socket.SaidAsync().AsTask();
            await _service.PassUntilAsync(() => ping.IsCompleted, client);
        }

        client.Live.IsConnected.ShouldBeTrue();
        _service.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ping_ThatNobodyAnswers_EndsTheConnection()
    {
        using var client = _service.Client();
        Begin(client);
        var socket = await _service.AcceptLiveAsync(client);
        socket.IsStalled = true;

        await _service.AcceptAgainAsync(client);

        client.Live.IsConnected.ShouldBeFalse();
        socket.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Server_ThatNeverLetsListen_IsLeft()
    {
        using var client = _service.Client();
        Begin(client);
        var socket = await _service.AcceptAsync();
        await LiveService.UntilAsync(() => socket.IsIdle);

        await _service.AcceptAgainAsync(client);

        socket.IsDisposed.ShouldBeTrue();
    }

    /// <summary>Randomness is at its most: each pause is whole.</summary>
    [Theory]
    [InlineData(4100, "1 2 4 8 16 30 30")]
    [InlineData(4199, "1 2 4 8 16 30 30")]
    [InlineData(1006, "1 2 4 8 16 30 30")]
    [InlineData(1001, "1 2 4 8 16 30 30")]
    [InlineData(4300, "1 2 4 8 16 30 30")]
    [InlineData(null, "1 2 4 8 16 30 30")]
    [InlineData(4200, "0 1 2 4 8 16 30")]
    [InlineData(4299, "0 1 2 4 8 16 30")]
    public async Task Close_OfEachClass_HasItsPauses(int? code, string expected)
    {
        using var client = _service.Client();
        Begin(client);
        var pauses = new List<TimeSpan>();
        var socket = await _service.AcceptAsync();
        for (var closes = 0; closes < 7; closes++)
        {
            await socket.WelcomeAsync();
            await LiveService.UntilAsync(() => client.Live.IsConnected);
            socket.Close(code);
            await LiveService.UntilAsync(() => LiveService.NewsOf(client).Pausing is not null || _service.Connected.Count > closes + 1);
            pauses.Add(LiveService.NewsOf(client).Pausing ?? TimeSpan.Zero);
            socket = await _service.AcceptAgainAsync(client);
        }

        string.Join(' ', pauses.Select(pause => pause.TotalSeconds)).ShouldBe(expected);
    }

    /// <summary>A connection that held is no part of what failed before it.</summary>
    [Fact]
    public async Task Pause_AfterAConnectionThatHeld_IsTheFirstAgain()
    {
        using var client = _service.Client();
        Begin(client);
        for (var closes = 0; closes < 4; closes++)
        {
            (await _service.AcceptAgainAsync(client)).Break();
        }

        var socket = await _service.AcceptAgainAsync(client);
        await socket.WelcomeAsync();
        await LiveService.UntilAsync(() => client.Live.IsConnected);
        var end = _service.Time.GetUtcNow() + Most;
        await _service.PassUntilAsync(() => _service.Time.GetUtcNow() >= end, client);
        socket.Break();
        await LiveService.UntilAsync(() => LiveService.NewsOf(client).Pausing is not null);

        LiveService.NewsOf(client).Pausing.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4099)]
    public async Task Close_ForGood_IsSaidAndWaitsAsk(int code)
    {
        using var client = _service.Client();
        var watching = CollectAsync(client.Live.WatchAllAsync(Token));
        var connecting = client.Live.ConnectAsync(Token);
        var wait = client.GetJob("job").WaitAsync(cancellationToken: Token);
        var socket = await _service.AcceptAsync();
        socket.Say($$$"""{"event":"pusher:error","data":{"code":{{{code}}},"message":"App key \u001b[31m does not exist."}}""");
        socket.Close(code);

        var expected = $"There are no live updates, and no more attempts are made. The server of live updates closed the connection with {code}: App key \\u001b[31m does not exist. Check LiveUpdates of the client's options. Waiting for jobs goes on by asking.";
        (await Should.ThrowAsync<DryApiConnectionException>(() => connecting)).Message.ShouldBe(expected);
        (await Should.ThrowAsync<DryApiConnectionException>(() => watching)).Message.ShouldBe(expected);
        (await Should.ThrowAsync<DryApiConnectionException>(() => CollectAsync(client.Live.WatchAllAsync(Token)))).Message.ShouldBe(expected);
        _service.Statuses["job"] = "done";
        while (!wait.IsCompleted)
        {
            _service.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await wait;
        _service.Connected.Count.ShouldBe(1);
        LiveService.NewsOf(client).Listening.ShouldBe(0);
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(422, true)]
    [InlineData(401, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(302, false)]
    [InlineData(200, false)]
    public async Task Signature_ThatIsRefused_IsTriedAgainWhereThatMayHelp(int status, bool isForGood)
    {
        using var client = _service.Client();
        _service.Refusal = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"message":"Not you."}""", Encoding.UTF8, "application/json"), Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(50)) } };
        var connecting = client.Live.ConnectAsync(Token);
        (await _service.AcceptAsync()).Greet();

        if (isForGood)
        {
            (await Should.ThrowAsync<DryApiConnectionException>(() => connecting)).Message.ShouldContain("The API did not allow live updates: Not you.");
            return;
        }

        await LiveService.UntilAsync(() => LiveService.NewsOf(client).Pausing is not null);
        LiveService.NewsOf(client).Pausing.ShouldBe(TimeSpan.FromSeconds(status == 200 ? 1 : 50));
        _service.Refusal = null;
        await (await _service.AcceptAgainAsync(client)).WelcomeAsync();
        await connecting;
        _service.Signed.ShouldBe(2);
    }

    [Fact]
    public async Task Dispose_OfTheClient_EndsIt()
    {
        var client = _service.Client();
        var watching = CollectAsync(client.Live.WatchAllAsync(Token));
        var socket = await _service.AcceptLiveAsync(client);

        client.Dispose();

        (await watching).ShouldBeEmpty();
        await LiveService.UntilAsync(() => socket.IsDisposed && !client.Live.IsConnected);
        await Should.ThrowAsync<ObjectDisposedException>(() => client.Live.ConnectAsync(Token));
        await Should.ThrowAsync<ObjectDisposedException>(() => CollectAsync(client.Live.WatchAllAsync(Token)));
        _service.Connected.Count.ShouldBe(1);
    }

    /// <summary>Who reads slowly loses no end, and what waits for him has no previews without an end.</summary>
    [Fact]
    public async Task Reader_ThatIsSlow_LosesNoEnd()
    {
        using var client = _service.Client();
        await using var reader = client.Live.WatchAllAsync(Token).GetAsyncEnumerator(Token);
        var first = reader.MoveNextAsync();
        var socket = await _service.AcceptLiveAsync(client);
        for (var number = 0; number < 500; number++)
        {
            socket.Tell($"job-{number}", "in_progress", "50.00");
            socket.Tell($"job-{number}", "done", preview: "data:image/jpeg;base64,AAAA");
        }

        await LiveService.UntilAsync(() => socket.IsIdle && LiveService.NewsOf(client).Listening == 0);
        var (ends, others) = (new List<string>(), 0);
        while (ends.Count < 500)
        {
            (await (ends.Count + others == 0 ? first : reader.MoveNextAsync())).ShouldBeTrue();
            if (reader.Current.IsEnd)
            {
                ends.Add(reader.Current.JobId);
            }
            else
            {
                others++;
            }
        }

        ends.ShouldBeUnique();
        others.ShouldBeLessThan(257);
    }

    [Theory]
    [InlineData("", null, "LiveUpdates.ClientId is empty. Set it to the id of your client, as it stands in the name of its channel, private-client.ID.")]
    [InlineData("a b\u001b", null, "LiveUpdates.ClientId is 'a b\\u001b'; it has to be at most 150 letters, digits and -_=@,.; to name a channel.")]
    [InlineData("7", "/app/key", "LiveUpdates.Address is no absolute address, such as wss://soketi.dryapi.dev/app/depin-api-prod-key.")]
    [InlineData("7", "wss://user:secret@live.example/app/key", "LiveUpdates.Address has a user, a query or a fragment; it is only scheme, host, port and path.")]
    [InlineData("7", "ws://live.example/app/key", "LiveUpdates.Address is not wss but ws, and links to results would be readable on their way from live.example. ws is for this machine's loopback addresses only.")]
    [InlineData("7", "http://127.0.0.1.example/app/key", "LiveUpdates.Address is not wss but http, and links to results would be readable on their way from 127.0.0.1.example. ws is for this machine's loopback addresses only.")]
    public void Options_ThatCannotBeUsed_SayWhy(string clientId, string? address, string expected)
    {
        var options = new LiveUpdatesOptions { ClientId = clientId, Address = address is null ? LiveUpdatesOptions.DefaultAddress : new Uri(address, UriKind.RelativeOrAbsolute) };

        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = "key", LiveUpdates = options })).Message.ShouldStartWith(expected);
    }

    [Theory]
    [InlineData(1023, 1, 1, 1, "MaxMessageSize")]
    [InlineData(67_108_865, 1, 1, 1, "MaxMessageSize")]
    [InlineData(1024, 0, 1, 1, "StatusPause")]
    [InlineData(1024, 1, 0, 1, "ReconnectDelay")]
    [InlineData(1024, 1, 2, 1, "MaxReconnectDelay")]
    [InlineData(1024, 1, 1, 86_401, "MaxReconnectDelay")]
    public void Numbers_ThatCannotBeUsed_SayWhich(int size, int pause, int delay, int longest, string expected)
    {
        var options = new LiveUpdatesOptions { ClientId = "7", MaxMessageSize = size, StatusPause = TimeSpan.FromSeconds(pause), ReconnectDelay = TimeSpan.FromSeconds(delay), MaxReconnectDelay = TimeSpan.FromSeconds(longest) };

        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = "key", LiveUpdates = options })).ParamName.ShouldBe("LiveUpdates." + expected);
    }

    [Theory]
    [InlineData("wss://live.example/app/key", "wss://live.example/app/key?protocol=7")]
    [InlineData("https://live.example:6001/app/key", "wss://live.example:6001/app/key?protocol=7")]
    [InlineData("ws://127.0.0.1:6001/app/key", "ws://127.0.0.1:6001/app/key?protocol=7")]
    [InlineData("http://localhost/app/key", "ws://localhost/app/key?protocol=7")]
    public async Task Address_ThatIsGiven_IsConnectedTo(string address, string expected)
    {
        var options = _service.Options();
        options.LiveUpdates!.Address = new Uri(address);
        using var client = new DryApiClient(options);
        // A client takes a copy.
        options.LiveUpdates.Address = LiveUpdatesOptions.DefaultAddress;
        Begin(client);
        await _service.AcceptAsync();

        _service.Connected.ShouldBe([new Uri(expected)]);
    }

    /// <summary>Neither the websocket's host nor another one that the API leads to has the key.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Key_OfTheAccount_GoesToTheApiAlone(string version)
    {
        var live = server.Open(Responses.Socket(async (socket, context) =>
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"event":"pusher:connection_established","data":"{\"socket_id\":\"1.2\"}"}""").AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Token);
            await socket.ReceiveAsync(new byte[4096].AsMemory(), Token);
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"event":"pusher_internal:subscription_succeeded","channel":"private-client.client-7"}""").AsMemory(), WebSocketMessageType.Text, endOfMessage: true, Token);
            await Responses.Never(context);
        }));
        var elsewhere = server.Open(Responses.Json("""{"auth":"app:wrong"}"""));
        var api = server.Open(Responses.InTurn(
            Responses.Json("", 307, ("Location", elsewhere.Url.AbsoluteUri)),
            Responses.Json("""{"auth":"app:right"}""")));
        var options = new DryApiClientOptions
        {
            ApiKey = TestClients.Key, BaseAddress = api.Url, LiveUpdates = new LiveUpdatesOptions { ClientId = "client-7", Address = live.Url, ReconnectDelay = TimeSpan.FromTicks(1), MaxReconnectDelay = TimeSpan.FromTicks(1) },
        };
        using DryApiClientBase client = version == "v1" ? new DryApiClient(options) : new DryApi.V2.DryApiClient(options);

        await client.Live.ConnectAsync(Token);

        elsewhere.Requests.ShouldBeEmpty();
        api.Requests.Select(request => (request.Method, request.Path, request.Headers["Authorization"])).ShouldBe(Enumerable.Repeat(("POST", "/broadcasting/auth", "Bearer " + TestClients.Key), 2));
        Encoding.UTF8.GetString(api.Requests[0].Body).ShouldBe("""{"socket_id":"1.2","channel_name":"private-client.client-7"}""");
        live.Requests.Count.ShouldBe(2);
        live.Requests.ShouldAllBe(request => request.Target == "?protocol=7" && !request.Headers.Values.Any(value => value.Contains(TestClients.Key, StringComparison.Ordinal)));
    }

    private static int Count(List<JobUpdate> seen)
    {
        lock (seen)
        {
            return seen.Count;
        }
    }

    private static IEnumerable<string> Ends(List<JobUpdate> seen)
    {
        lock (seen)
        {
            return [.. seen.Where(each => each.IsEnd).Select(each => each.JobId)];
        }
    }

    private static async Task<List<JobUpdate>> CollectAsync(IAsyncEnumerable<JobUpdate> updates, List<JobUpdate>? into = null)
    {
        into ??= [];
        await foreach (var update in updates)
        {
            lock (into)
            {
                into.Add(update);
            }
        }

        return into;
    }

    /// <summary>Lets time pass, and never while something goes on.</summary>
    private static async Task PassAsync(LiveService service, DryApiClient client, FakeSocket? socket, Func<bool> isSo)
    {
        var turns = PollingTurns.Of(client.RequestAdapter);
        while (!isSo())
        {
            Token.ThrowIfCancellationRequested();
            if (turns.Waiting == 1 && socket?.IsIdle != false)
            {
                service.Time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }

    /// <summary>Begins to connect, and does not wait for it.</summary>
    private static void Begin(DryApiClientBase client) => _ = client.Live.ConnectAsync(new CancellationToken(canceled: true));

    private async Task<FakeSocket> ConnectAsync(DryApiClientBase client, LiveService? service = null)
    {
        Begin(client);
        return await (service ?? _service).AcceptLiveAsync(client);
    }

    private Task AskedAsync(string jobId, int count) => LiveService.UntilAsync(() => _service.Asked.GetValueOrDefault(jobId) == count);

    /// <summary>Waits until somebody who is to ask at once has, which takes no more time than there is between two calls.</summary>
    private async Task NextTurnAsync(DryApiClientBase client, Func<bool> hasAsked)
    {
        var atOnce = TimeSpan.FromMilliseconds(20);
        await LiveService.UntilAsync(() =>
        {
            if (PollingTurns.Of(client.RequestAdapter).UntilNext <= atOnce)
            {
                _service.Time.Advance(atOnce);
            }

            return hasAsked();
        });
    }

    private DryApiClientBase Client(string version) => version == "v1" ? _service.Client() : new DryApi.V2.DryApiClient(_service.Options());
}
