using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Live;

/// <summary>How the connection of live updates is opened, kept, lost and made again.</summary>
public sealed class ConnectionTests(LoopbackServer server) : IDisposable
{
    private readonly LiveService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => [.. ServiceDocument.Versions.Select(version => version.Folder)];

    public void Dispose() => _service.Dispose();

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
        LiveService.Begin(client);
        var socket = await _service.AcceptAsync();
        await socket.WelcomeAsync(activityTimeout);
        await LiveService.UntilAsync(() => client.Live.IsConnected && socket.IsIdle);
        var start = _service.Time.GetUtcNow();

        await _service.PassUntilAsync(() => socket.HasSaid, client);

        (await socket.SaidAsync()).ShouldBe("""{"event":"pusher:ping","data":{}}""");
        (_service.Time.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(expected), TimeSpan.FromSeconds(expected + 3));
    }

    [Fact]
    public async Task Pings_ThatAreAnswered_KeepTheConnection()
    {
        using var client = _service.Client();
        LiveService.Begin(client);
        var socket = await _service.AcceptLiveAsync(client);
        for (var pings = 0; pings < 20; pings++)
        {
            await _service.PassUntilAsync(() => socket.HasSaid, client);
            await socket.SaidAsync();
        }

        client.Live.IsConnected.ShouldBeTrue();
        _service.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ping_ThatNobodyAnswers_EndsTheConnection()
    {
        using var client = _service.Client();
        LiveService.Begin(client);
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
        LiveService.Begin(client);
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
        LiveService.Begin(client);
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
        LiveService.Begin(client);
        for (var closes = 0; closes < 4; closes++)
        {
            (await _service.AcceptAgainAsync(client)).Break();
        }

        var socket = await _service.AcceptAgainAsync(client);
        await socket.WelcomeAsync();
        await LiveService.UntilAsync(() => client.Live.IsConnected);
        var end = _service.Time.GetUtcNow() + TimeSpan.FromSeconds(30);
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
        var watching = LiveService.CollectAsync(client.Live.WatchAllAsync(Token));
        var connecting = client.Live.ConnectAsync(Token);
        var wait = client.GetJob("job").WaitAsync(cancellationToken: Token);
        var socket = await _service.AcceptAsync();
        socket.Say($$$"""{"event":"pusher:error","data":{"code":{{{code}}},"message":"App key \u001b[31m does not exist."}}""");
        socket.Close(code);

        var expected = $"There are no live updates, and no more attempts are made. The server of live updates closed the connection with {code}: App key \\u001b[31m does not exist. Check LiveUpdates of the client's options. Waiting for jobs goes on by asking.";
        (await Should.ThrowAsync<DryApiConnectionException>(() => connecting)).Message.ShouldBe(expected);
        (await Should.ThrowAsync<DryApiConnectionException>(() => watching)).Message.ShouldBe(expected);
        (await Should.ThrowAsync<DryApiConnectionException>(() => LiveService.CollectAsync(client.Live.WatchAllAsync(Token)))).Message.ShouldBe(expected);
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
        var watching = LiveService.CollectAsync(client.Live.WatchAllAsync(Token));
        var socket = await _service.AcceptLiveAsync(client);

        client.Dispose();

        (await watching).ShouldBeEmpty();
        await LiveService.UntilAsync(() => socket.IsDisposed && !client.Live.IsConnected);
        await Should.ThrowAsync<ObjectDisposedException>(() => client.Live.ConnectAsync(Token));
        await Should.ThrowAsync<ObjectDisposedException>(() => LiveService.CollectAsync(client.Live.WatchAllAsync(Token)));
        _service.Connected.Count.ShouldBe(1);
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
        LiveService.Begin(client);
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
}
