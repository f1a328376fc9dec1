using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Live;

/// <summary>What comes over the websocket of live updates, and what it makes of waits.</summary>
public sealed class LiveTests : IDisposable
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

        // 22 and 78, where each second that passes is seen.
        calls[0].ShouldBeInRange(18, 22);
        calls[1].ShouldBeInRange(60, 78);
    }

    [Fact]
    public async Task Wait_OnPreviewsThatAreTold_ReportsThem()
    {
        using var client = _service.Client();
        var socket = await ConnectAsync(client);
        var reports = new Reports<JobProgress>();
        var wait = client.GetJob("job").WaitAsync(reports, Token);
        await AskedAsync("job", 1);

        socket.Tell("job", "in_progress", "50.00", preview: "data:image/jpeg;base64," + Convert.ToBase64String("a picture"u8));
        socket.Tell("job", "in_progress", "75.00", preview: "https://previews.example/job");
        await LiveService.UntilAsync(() => reports.Items.Count == 3);

        reports.Items[0].PreviewBytes.ShouldBeNull();
        Encoding.ASCII.GetString(reports.Items[1].PreviewBytes!.Value.Span).ShouldBe("a picture");
        (reports.Items[2].PreviewBytes, reports.Items[2].Preview).ShouldBe((null, new Uri("https://previews.example/job")));
        _service.Statuses["job"] = "done";
        socket.Tell("job", "done", "100.00");
        await NextTurnAsync(client, () => wait.IsCompleted);
        await wait;
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
        var updates = LiveService.CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
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

        var seen = await LiveService.CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));

        seen.ShouldHaveSingleItem().ShouldSatisfyAllConditions(each => each.Status.ShouldBe(JobStatus.Error), each => each.IsEnd.ShouldBeTrue());
    }

    [Fact]
    public async Task Watch_WithoutLiveUpdates_Asks()
    {
        var options = _service.Options();
        options.LiveUpdates = null;
        using var client = new DryApiClient(options);
        _service.Statuses["job"] = "done";

        (await LiveService.CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token))).ShouldHaveSingleItem().IsEnd.ShouldBeTrue();

        client.Live.IsConnected.ShouldBeFalse();
        (await Should.ThrowAsync<InvalidOperationException>(() => LiveService.CollectAsync(client.Live.WatchAllAsync(Token)))).Message.ShouldStartWith("Live updates are off. Set DryApiClientOptions.LiveUpdates = new LiveUpdatesOptions");
        Should.Throw<InvalidOperationException>(() => client.Live.ConnectAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task WatchAll_OnJobsOfOthers_GivesEachEndOnce(string version)
    {
        using var client = Client(version);
        var seen = new List<JobUpdate>();
        var watching = LiveService.CollectAsync(client.Live.WatchAllAsync(Token), seen);
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
            var before = LiveService.CollectAsync(client.Live.WatchAllAsync(stop.Token), begun);
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
        var watching = LiveService.CollectAsync(client.Live.WatchAllAsync(Token), seen);
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
        var updates = LiveService.CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
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
        var updates = LiveService.CollectAsync(client.Live.WatchAsync(client.GetJob("job"), Token));
        await AskedAsync("job", 1);

        socket.Tell("job", "in_progress", "10.00", preview: "data:image/jpeg;base64," + new string('A', 9_600));
        socket.Tell("job", "in_progress", "20.00", preview: "data:image/jpeg;base64," + new string('A', 10_000));
        socket.Tell("job", "in_progress", "30.00", preview: "data:image/jpeg;base64," + new string('A', 1_000_000));
        socket.Tell("job", "done");

        (await updates).SkipWhile(each => each.Status == JobStatus.Pending).Select(each => $"{each.Status.Value} {each.Percent}").ShouldBe(["in_progress 10", "done "]);
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

    private async Task<FakeSocket> ConnectAsync(DryApiClientBase client, LiveService? service = null)
    {
        LiveService.Begin(client);
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
