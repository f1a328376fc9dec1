using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DryApi.Gateway.Tests;

/// <summary>Websockets: opened with the key of the client, and refused with the service's words.</summary>
public sealed class SocketTests(LoopbackServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_ThatOpens_TalksBothWays()
    {
        var inbox = server.Open(Responses.Socket(async (socket, context) =>
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("{\"status\":"), WebSocketMessageType.Text, endOfMessage: false, context.RequestAborted);
            var asked = await ReceiveAsync(socket, context.RequestAborted);
            await socket.SendAsync(Encoding.UTF8.GetBytes(asked), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "over", context.RequestAborted);
        }));
        using var client = Clients.Of(inbox);

        using var socket = await client.JobsPath["chat"]["a b"].Ws.ConnectAsync(new JobsItemItemWsQuery { EndpointId = "e1" }, cancellationToken: Token);

        socket.State.ShouldBe(WebSocketState.Open);
        var first = await socket.ReceiveAsync(new byte[100], Token);
        (first.Count, first.EndOfMessage).ShouldBe((10, false));
        await socket.SendAsync("\"DONE\"}"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Token);
        (await ReceiveAsync(socket, Token)).ShouldBe("\"DONE\"}");
        (await socket.ReceiveAsync(new byte[100], Token)).CloseStatusDescription.ShouldBe("over");
        ($"{inbox.Request.Method} {inbox.Request.Target}", inbox.Request.Header("Authorization"), inbox.Request.Header("Upgrade")).ShouldBe(("GET /v1/jobs/chat/a%20b/ws?endpointId=e1", Clients.Authorization, "websocket"));
        inbox.Request.Header("User-Agent").ShouldStartWith("DryApi.Runtime.Gateway/");
    }

    [Fact]
    public async Task Refusal_OfTheKey_IsTheUsualExceptionWithTheServicesMessage()
    {
        var inbox = server.Open(Responses.Json("""{"error":{"code":"invalid_key","message":"No such key."}}""", 401, ("X-Request-Id", "r1")));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiUnauthorizedException>(() => ConnectAsync(client));

        (failure.ServiceMessage, failure.ResponseStatusCode, failure.RequestId, failure.RequestMethod, failure.RequestUri!.Scheme).ShouldBe(("No such key.", 401, "r1", "GET", "http"));
        failure.ToString().ShouldNotContain(Clients.Key);
    }

    [Fact]
    public async Task Refusal_ForTheRate_IsTriedAgainAndThenTheUsualException()
    {
        var inbox = server.Open(Responses.Json("""{"message":"Slower."}""", 429, ("Retry-After", "7")));
        using var client = Clients.Of(inbox, options => options.Retry.MaxRetries = 1);

        var failure = await Should.ThrowAsync<DryApiRateLimitException>(() => ConnectAsync(client));

        (failure.ServiceMessage, failure.RetryAfter, failure.Attempts.Count, inbox.Requests.Count).ShouldBe(("Slower.", TimeSpan.FromSeconds(7), 2, 2));
    }

    [Fact]
    public async Task Socket_AfterARefusalThatPassed_IsOpen()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 503), Responses.Socket((socket, context) => ReceiveAsync(socket, context.RequestAborted))));
        using var client = Clients.Of(inbox);

        using var socket = await ConnectAsync(client);

        (socket.State, inbox.Requests.Count).ShouldBe((WebSocketState.Open, 2));
        await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);
    }

    [Fact]
    public async Task Success_WithoutASocket_IsAFailure()
    {
        var inbox = server.Open(Responses.Json("""{"status":"COMPLETED"}"""));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiResponseException>(() => ConnectAsync(client));

        failure.Message.ShouldContain("opened no websocket");
        failure.Excerpt.ShouldBe("""{"status":"COMPLETED"}""");
    }

    /// <summary>A server that switches protocols without the proof that it understood.</summary>
    [Fact]
    public async Task Switch_WithoutTheProof_IsAFailure()
    {
        var inbox = server.Open(context =>
        {
            context.Response.StatusCode = 101;
            (context.Response.Headers.Connection, context.Response.Headers.Upgrade, context.Response.Headers["Sec-WebSocket-Accept"]) = ("Upgrade", "websocket", "nonsense");
            return Task.CompletedTask;
        });
        using var client = Clients.Of(inbox);

        (await Should.ThrowAsync<DryApiResponseException>(() => ConnectAsync(client))).Message.ShouldContain("The service opened no websocket");
    }

    [Fact]
    public async Task Redirect_IsNotFollowedAndGetsNoKey()
    {
        var other = server.Open(Responses.Socket((_, _) => Task.CompletedTask));
        var inbox = server.Open(Responses.Json("", 307, ("Location", other.Url.ToString())));
        using var client = Clients.Of(inbox);

        var failure = await Should.ThrowAsync<DryApiException>(() => ConnectAsync(client));

        failure.Message.ShouldContain("no redirect is followed");
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Service_ThatCannotBeReached_IsAConnectionFailure()
    {
        await using var gone = await WebServer.StartAsync(_ => Task.CompletedTask);
        var url = gone.Url;
        await gone.DisposeAsync();
        using var client = new GatewayClient(new DryApiClientOptions { ApiKey = Clients.Key, BaseAddress = url, Retry = { MaxRetries = 0 } });

        (await Should.ThrowAsync<DryApiConnectionException>(() => ConnectAsync(client))).Message.ShouldStartWith("The service could not be reached");
    }

    [Fact]
    public async Task Connection_ThatIsCut_EndsTheSocket()
    {
        var inbox = server.Open(Responses.Socket(async (socket, context) =>
        {
            await ReceiveAsync(socket, context.RequestAborted);
            context.Abort();
        }));
        using var client = Clients.Of(inbox);
        using var socket = await ConnectAsync(client);
        await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);

        await Should.ThrowAsync<WebSocketException>(() => socket.ReceiveAsync(new byte[100], Token));

        socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task Handshake_ThatIsCancelled_EndsByTheCallersToken()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var inbox = server.Open(async context =>
        {
            await source.CancelAsync();
            await Responses.Never(context);
        });
        using var client = Clients.Of(inbox);

        (await Should.ThrowAsync<OperationCanceledException>(() => ConnectAsync(client, source.Token))).CancellationToken.ShouldBe(source.Token);
    }

    /// <summary>The time of a call is that of the handshake; what is open has none.</summary>
    [Fact]
    public async Task Handshake_WithoutAResponse_EndsByTheTimeout()
    {
        var clock = new PassingTimeProvider();
        var inbox = server.Open(async context =>
        {
            clock.EndLimits();
            await Responses.Never(context);
        });
        using var client = Clients.Of(inbox, options => (options.TimeProvider, options.Retry.MaxRetries) = (clock, 0));

        await Should.ThrowAsync<DryApiTimeoutException>(() => ConnectAsync(client));
    }

    [Fact]
    public async Task Handshake_ThroughAnHttpClientOfTheCaller_PassesItsHandlers()
    {
        var inbox = server.Open(Responses.Socket((socket, context) => ReceiveAsync(socket, context.RequestAborted)));
        using var handler = new Watching();
        using var http = new HttpClient(handler);
        using var client = Clients.Of(inbox, options => options.HttpClient = http);

        using var socket = await client.JobsPath["chat"]["j1"].Ws.ConnectAsync(
            requestConfiguration: configuration =>
            {
                configuration.Headers.Add("X-Trace", "t1");
                configuration.Headers.Add("Sec-WebSocket-Protocol", "jobs.v1");
            },
            cancellationToken: Token);

        (handler.Seen!.Scheme, handler.Seen.AbsolutePath, socket.SubProtocol).ShouldBe(("ws", inbox.Url.AbsolutePath + "/v1/jobs/chat/j1/ws", "jobs.v1"));
        (inbox.Request.Header("X-Trace"), inbox.Request.Header("Sec-WebSocket-Protocol")).ShouldBe(("t1", "jobs.v1"));
        await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);
    }

    [Fact]
    public async Task Socket_OnAnAdapterOfKiota_IsOpenedAsItProvesItself()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Socket((socket, context) => ReceiveAsync(socket, context.RequestAborted)), Responses.Json("""{"message":"No such key."}""", 401), Responses.Json("{}")));
        using var http = new HttpClient();
        using var client = Clients.OnKiota(inbox, http);

        using (var socket = await ConnectAsync(client))
        {
            socket.State.ShouldBe(WebSocketState.Open);
            await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);
        }

        (await Should.ThrowAsync<DryApiUnauthorizedException>(() => ConnectAsync(client))).ServiceMessage.ShouldBe("No such key.");
        (await Should.ThrowAsync<DryApiResponseException>(() => ConnectAsync(client))).Message.ShouldContain("opened no websocket");
        inbox.Requests.Select(request => request.Header("Authorization")).ShouldBe([Clients.Authorization, Clients.Authorization, Clients.Authorization]);
    }

    [Fact]
    public async Task Operation_AsData_OpensTheSocket()
    {
        var inbox = server.Open(Responses.Socket((socket, context) => ReceiveAsync(socket, context.RequestAborted)));
        using var client = Clients.Of(inbox);

        var result = await client.RunAsync(GatewayOperations.JobsItemItemWs, new Dictionary<string, object?> { ["surface"] = "chat", ["jobId"] = "j1" }, Token);

        using var socket = result.ShouldBeAssignableTo<WebSocket>()!;
        socket.State.ShouldBe(WebSocketState.Open);
        await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);
    }

    private static Task<WebSocket> ConnectAsync(GatewayClient client, CancellationToken? cancellationToken = null) =>
        client.JobsPath["chat"]["j1"].Ws.ConnectAsync(cancellationToken: cancellationToken ?? Token);

    private static async Task<string> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private sealed class Watching() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        public Uri? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = request.RequestUri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
