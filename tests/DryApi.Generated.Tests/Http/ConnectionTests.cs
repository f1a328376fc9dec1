using System.Net;
using System.Net.Sockets;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Http;

/// <summary>Connections that fail, and calls that are ended.</summary>
public sealed class ConnectionTests(LoopbackServer server)
{
    [Theory]
    [EachTransport]
    public async Task Call_OnRefusedConnection_SaysWhatCouldNotBeReached(Transport transport)
    {
        // A port that was free a moment ago.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        using var client = TestClients.Of(transport, address);

        var exception = await FailAsync<DryApiConnectionException>(client, transport);

        exception.ResponseStatusCode.ShouldBe(0);
        exception.ResponseHeaders.ShouldBeEmpty();
        exception.RequestMethod.ShouldBe("POST");
        exception.RequestUri.ShouldBe(new Uri(address, "/api/v1/client/txt2img/price-calculation"));
        exception.InnerException.ShouldBeOfType<HttpRequestException>();
        exception.Message.ShouldStartWith("The service could not be reached: ");
    }

    /// <summary>What .NET throws when a connection is reset as soon as it is made.</summary>
    [Theory]
    [InlineData(Transport.Own)]
    [InlineData(Transport.Foreign)]
    public async Task Call_OnBareSocketException_IsAConnectionError(Transport transport)
    {
        using var http = new HttpClient(new FailingHandler(new SocketException((int)SocketError.NotConnected)));
        var address = new Uri("http://127.0.0.1:1");
        using var client = transport == Transport.Foreign
            ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = address.ToString() })
            : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });

        (await FailAsync<DryApiConnectionException>(client, transport)).InnerException.ShouldBeOfType<SocketException>();
    }

    /// <summary>.NET says of TLS that one should see the inner exception, which no line of text has.</summary>
    [Theory]
    [EachTransport]
    public async Task Call_OnServerWithoutTls_SaysWhatIsWrongWithTheConnection(Transport transport)
    {
        var address = new UriBuilder(server.Open(Responses.Json("{}")).Url) { Scheme = Uri.UriSchemeHttps }.Uri;
        using var client = TestClients.Of(transport, address);

        var message = (await FailAsync<DryApiConnectionException>(client, transport)).Message;

        message.ShouldStartWith("The service could not be reached: No secure connection can be made: ");
        message.ShouldNotContain("inner exception");
    }

    [Fact]
    public async Task Call_OnProxyThatRefuses_QuotesNothingByHalves()
    {
        var proxy = server.Open(Responses.Body([], null, 403)).Url;
        using var http = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(new Uri($"http://127.0.0.1:{proxy.Port}")), ActivityHeadersPropagator = null });
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri("https://service.invalid"), HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });

        var message = (await FailAsync<DryApiConnectionException>(client, Transport.Own)).Message;

        message.ShouldStartWith("The service could not be reached: The proxy tunnel request ");
        message.ShouldNotContain("\"");
    }

    [Theory]
    [EachTransport]
    public async Task Call_OnConnectionCutInTheResponse_IsAConnectionError(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Cut("{\"data\":{\"request_id\":\"")).Url);

        var exception = await FailAsync<DryApiConnectionException>(client, transport);

        exception.RequestMethod.ShouldBe("POST");
        exception.ResponseStatusCode.ShouldBe(transport == Transport.Foreign ? 0 : 200);
    }

    [Theory]
    [EachTransport]
    public async Task Call_OnConnectionCutBeforeTheResponse_IsAConnectionError(Transport transport)
    {
        var inbox = server.Open(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var client = TestClients.Of(transport, inbox.Url);

        await FailAsync<DryApiConnectionException>(client, transport);

        inbox.Requests.Count.ShouldBe(1, "a POST may have been taken: it is not sent again");
    }

    [Theory]
    [EachTransport]
    public async Task Call_OnSilentService_EndsAfterTheTimeout(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Never).Url, TimeSpan.FromMilliseconds(50));

        var exception = await FailAsync<DryApiConnectionException>(client, transport);

        exception.Message.ShouldContain(transport != Transport.Foreign ? "did not answer within 0.05 seconds" : "did not answer in time");
        exception.InnerException.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task Call_OnResponseThatStopsInTheMiddle_EndsAfterTheTimeout()
    {
        var time = new FakeTimeProvider();
        using var handler = new HeadHandler();
        using var client = TestClients.Clocked(server.Open(StopsInTheMiddle).Url, handler, time);

        var failing = FailAsync<DryApiTimeoutException>(client, Transport.Own);
        await handler.Head;
        time.Advance(TimeSpan.FromSeconds(99));
        failing.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        var exception = await failing;
        exception.ResponseStatusCode.ShouldBe(200);
        exception.RequestMethod.ShouldBe("POST");
    }

    [Fact]
    public async Task Call_OnResponseThatStopsInTheMiddleOnAForeignAdapter_EndsAfterTheTimeout()
    {
        using var client = TestClients.Foreign(server.Open(StopsInTheMiddle).Url, TimeSpan.FromMilliseconds(50));

        (await FailAsync<DryApiTimeoutException>(client, Transport.Foreign)).RequestMethod.ShouldBe("POST");
    }

    [Theory]
    [EachTransport]
    public async Task Call_OnCancellation_IsCancelled(Transport transport)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var client = TestClients.Of(transport, server.Open(context =>
        {
            source.Cancel();
            return Responses.Never(context);
        }).Url);

        var exception = await Should.ThrowAsync<OperationCanceledException>(() => Calls.PriceAsync(client, transport, source.Token));

        source.IsCancellationRequested.ShouldBeTrue();
        exception.ToString().ShouldNotContain(TestClients.Key);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(307)]
    public async Task Call_OnKiotaHandlersThatRetryAndRedirect_IsSentOnce(int status)
    {
        var elsewhere = server.Open(Responses.Json("{}"));
        var inbox = server.Open(Responses.Body([], null, status, ("Retry-After", "0"), ("Location", elsewhere.Url + "/x")));
        using var http = KiotaClientFactory.Create(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var adapter = new HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = inbox.Url.ToString() };
        using var client = new DryApiClient(adapter);

        (await FailAsync<DryApiException>(client, Transport.Foreign)).ResponseStatusCode.ShouldBe(status);

        inbox.Requests.Count.ShouldBe(1);
        elsewhere.Requests.ShouldBeEmpty();
    }

    private static async Task StopsInTheMiddle(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":");
        await context.Response.Body.FlushAsync();
        await Responses.Never(context);
    }

    private static async Task<T> FailAsync<T>(DryApiClient client, Transport transport)
        where T : DryApiException
    {
        var exception = await Should.ThrowAsync<T>(() => Calls.PriceAsync(client, transport, TestContext.Current.CancellationToken));
        exception.ToString().ShouldNotContain(TestClients.Key);
        return exception;
    }

    private sealed class FailingHandler(Exception exception) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(exception);
    }
}
