using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace DryApi.Generated.Tests.Http;

/// <summary>A job is paid for once, whatever lies between the client and the network and would send it again.</summary>
public sealed class PaidOnceTests(LoopbackServer server)
{
    public static MatrixTheoryData<Resending, string, bool> Doubts => new(Enum.GetValues<Resending>(), ["503", "abort"], [false, true]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Submission_ThroughWhatSendsAgain_IsOneJobAndInDoubt(Resending resending, string doubt, bool isForm)
    {
        var inbox = server.Open(doubt == "503" ? Responses.Json("{}", 503) : Aborted);
        using var client = ResendingClients.Of(resending, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => SubmitAsync(client, resending, isForm));

        inbox.Requests.Count.ShouldBe(1);
        exception.Message.ShouldContain("It was sent once and not again, as a second job would be paid for too");
    }

    /// <summary>The first response was a success, which what sends twice keeps to itself.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submission_ThroughWhatSendsEachCallTwice_IsOneJobAndInDoubt(bool isForm)
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        using var client = ResendingClients.Of(Resending.Twice, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => SubmitAsync(client, Resending.Twice, isForm));

        inbox.Requests.Count.ShouldBe(1);
        exception.InnerException.ShouldBeOfType<DryApiConnectionException>().Message.ShouldStartWith("What sends the calls wanted to send it a second time");
        exception.ToString().ShouldContain("Let no handler of the HTTP client or adapter send a POST again");
    }

    /// <summary>An HTTP client of the caller follows redirects by default, and 307 sends the body again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submission_OnARedirect_IsSentOnce(bool isForm)
    {
        var inbox = server.Open(Responses.Json("{}", 307, ("Location", "elsewhere")));
        using var client = ResendingClients.Of(Resending.AfterFailure, inbox.Url);

        await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => SubmitAsync(client, Resending.AfterFailure, isForm));

        inbox.Requests.Count.ShouldBe(1);
    }

    /// <summary>What certainly never left may be sent by anybody.</summary>
    [Fact]
    public async Task Submission_AfterConnectionsThatWereNeverMade_IsSent()
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        var refusals = 2;
        using var http = new HttpClient(new ResendingHandler(isTwice: false, () => { })
        {
            InnerHandler = new SocketsHttpHandler
            {
                ConnectCallback = (context, _) => refusals-- > 0
                    ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")
                    : ConnectAsync(context),
            },
        });
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider(), HttpClient = http });

        (await client.Txt2Img.SubmitAsync(Calls.Image, Token)).Id.ShouldBe("job-1");

        inbox.Requests.Count.ShouldBe(1);
    }

    /// <summary>The handler sent it, and then could not connect again: that nothing was ever sent is not said.</summary>
    [Fact]
    public async Task Submission_OnAServiceThatGoesAwayBetweenTwoSendings_IsInDoubt()
    {
        var inbox = server.Open(Responses.Json("{}", 503, ("Connection", "close")));
        var connections = 0;
        using var http = new HttpClient(new ResendingHandler(isTwice: false, () => { })
        {
            InnerHandler = new SocketsHttpHandler
            {
                ConnectCallback = (context, _) => connections++ > 0 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : ConnectAsync(context),
            },
        });
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider(), HttpClient = http });

        await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        inbox.Requests.Count.ShouldBe(1);
    }

    /// <summary>Retries of the client's own are sendings that are counted.</summary>
    [Fact]
    public async Task Submission_InDoubtAfterRateLimits_SaysHowOftenItWasSent()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 429), Responses.Json("{}", 429), Responses.Json("{}", 500)));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider() });

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.Message.ShouldContain("It was sent 3 times, of which the service took none but perhaps the last, and not again");
    }

    /// <summary>What is not paid for is sent as often as the caller's handlers want.</summary>
    [Fact]
    public async Task Price_ThroughWhatSendsAgain_IsSentAgain()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 503), Responses.Json("{\"data\":{\"price\":1}}")));
        using var client = ResendingClients.Of(Resending.Resilience, inbox.Url);

        (await Calls.PriceAsync(client, Transport.Own, Token)).Data!.Price.ShouldBe(1);

        inbox.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_ThatAHandlerEnds_IsAnExceptionOfTheClientWithTheOriginalInside(bool isTimeout)
    {
        Exception original = isTimeout ? new TimeoutRejectedException("late", TimeSpan.FromSeconds(7)) : new BrokenCircuitException("open");
        using var http = new HttpClient(new ThrowingHandler(original));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, TimeProvider = new PassingTimeProvider(), HttpClient = http });

        var exception = await Should.ThrowAsync<DryApiConnectionException>(() => client.Txt2Img.SubmitAsync(Calls.Image, Token));

        exception.Attempts.Count.ShouldBe(4);
        exception.InnerException.ShouldBeOfType(original.GetType());
        (exception is DryApiTimeoutException).ShouldBe(isTimeout);
        exception.Message.ShouldStartWith(isTimeout ? "The service did not answer within 7 seconds." : "A handler of the HTTP client ended the call: open");
    }

    [Theory]
    [EachTransport]
    public async Task Call_ThatTheCallerEnds_KeepsTheCallersToken(Transport transport)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var inbox = server.Open(context =>
        {
            stop.Cancel();
            return Responses.Never(context);
        });
        using var client = TestClients.Of(transport, inbox.Url);

        (await Should.ThrowAsync<OperationCanceledException>(() => Calls.ImageAsync(client, transport, stop.Token))).CancellationToken.ShouldBe(stop.Token);
    }

    private static Task<DryApiJob> SubmitAsync(DryApiClient client, Resending resending, bool isForm)
    {
        // Kiota's retries are on where the caller asks for them.
        Action<RequestConfiguration<DefaultQueryParameters>>? configure = resending == Resending.Kiota
            ? configuration => configuration.Options.Add(new RetryHandlerOption { Delay = 0, MaxRetry = 3, ShouldRetry = static (_, _, _) => true })
            : null;
        return isForm
            ? client.Img2Img.SubmitAsync(new Img2ImgRequest { Prompt = "a", Model = "m", Seed = 1, Steps = 4, Image = FileContent.FromBytes([1, 2, 3], "a.png") }, configure, Token)
            : client.Txt2Img.SubmitAsync(Calls.Image, configure, Token);
    }

    private static Task Aborted(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context)
    {
        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        await socket.ConnectAsync(context.DnsEndPoint, Token);
        return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
    }
}
