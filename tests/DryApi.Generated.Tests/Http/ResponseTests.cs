using System.Diagnostics;
using DryApi.Generated.Tests.Support;
using DryApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Generated.Tests.Http;

/// <summary>What comes beside the model, and what goes beside it: headers, limits, options, other authentication, traces.</summary>
public sealed class ResponseTests(LoopbackServer server)
{
    [Theory]
    [EachTransport]
    public async Task WithResponse_OnResponse_HasStatusHeadersAndLimits(Transport transport)
    {
        var inbox = server.Open(Responses.Body(
            "{\"balance\":1.25}"u8.ToArray(), "application/json", 200, ("X-RateLimit-Limit", "3"), ("X-RateLimit-Remaining", "2"), ("X-RateLimit-Daily-Limit", "100"), ("X-RateLimit-Daily-Remaining", "99"), ("X-Request-Id", "r-1"), ("X-Many", "a, b")));
        using var client = TestClients.Of(transport, inbox.Url);

        var response = transport == Transport.OwnConfigured
            ? await client.Balance.GetWithResponseAsync(configuration => configuration.Headers.Add("X-Call", "1"), Token)
            : await client.Balance.GetWithResponseAsync(cancellationToken: Token);

        response.Value.Balance.ShouldBe(1.25m);
        response.StatusCode.ShouldBe(200);
        response.Headers["x-many"].ShouldBe(["a, b"]);
        response.Headers["Content-Type"].ShouldBe(["application/json"]);
        response.RateLimit.ShouldBe(new RateLimitInfo { MinuteLimit = 3, MinuteRemaining = 2, DailyLimit = 100, DailyRemaining = 99 });
        response.RequestId.ShouldBe("r-1");
        inbox.Request.Header("X-Call").ShouldBe(transport == Transport.OwnConfigured ? "1" : null);
    }

    /// <summary>What the transport does not know itself, Kiota's adapter sends, with nothing to be registered before.</summary>
    [Theory]
    [InlineData(Transport.Own)]
    [InlineData(Transport.Foreign)]
    public async Task RequestAdapter_OnRequestOfTheSdk_SendsAndReadsItByKiotasMethods(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"price\":0.25}}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var request = client.Txt2Img.PriceCalculation.ToPostRequestInformation(Calls.Price);
        request.Headers.Add("X-Call", "1");

        var answer = await client.RequestAdapter.SendAsync(request, Txt2ImgPriceCalculationResponse.CreateFromDiscriminatorValue, cancellationToken: Token);

        answer!.Data!.Price.ShouldBe(0.25m);
        inbox.Request.Header("X-Call").ShouldBe("1");
        inbox.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
        client.RequestAdapter.SerializationWriterFactory.GetSerializationWriter("application/json").ShouldNotBeNull();
    }

    [Fact]
    public async Task WithResponse_OnNoSuchHeaders_HasNone()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("{}")).Url);

        var response = await client.Balance.GetWithResponseAsync(cancellationToken: Token);

        response.RateLimit.ShouldBeNull();
        response.RequestId.ShouldBeNull();
    }

    [Theory]
    [EachTransport]
    public async Task Error_OnRequestId_NamesIt(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body("{\"message\":\"Gone.\"}"u8.ToArray(), "application/json", 404, ("X-Request-Id", "r-1"), ("X-RateLimit-Remaining", "0"))).Url);

        var exception = await Should.ThrowAsync<DryApiNotFoundException>(() => Calls.BalanceAsync(client, transport, Token));

        exception.RequestId.ShouldBe("r-1");
        exception.Message.ShouldEndWith("status 404, request id r-1)");
        exception.RateLimit!.MinuteRemaining.ShouldBe(0);
    }

    [Fact]
    public async Task Configuration_OnItsHeaders_GoesBeforeTheClients()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);

        await client.Txt2Img.PriceCalculation.PostAsync(
            Calls.Price,
            configuration =>
            {
                configuration.Headers.Add("Accept", "application/vnd.dryapi+json");
                configuration.Headers.Add("Authorization", "Bearer another");
                configuration.Headers.Add("Content-Language", "en");
            },
            Token);

        inbox.Request.Header("Accept").ShouldBe("application/vnd.dryapi+json");
        inbox.Request.Header("Authorization").ShouldBe("Bearer another");
        inbox.Request.Header("Content-Language").ShouldBe("en");
        inbox.Request.Header("Content-Type").ShouldBe("application/json");
    }

    [Fact]
    public async Task Configuration_OnItsOptions_ReachesTheHandlers()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var handler = new OptionHandler();
        using var http = new HttpClient(handler);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, HttpClient = http });
        var option = new CallOption();

        await client.Balance.GetAsync(configuration => configuration.Options.Add(option), Token);

        handler.Seen.ShouldBe([option]);
    }

    [Fact]
    public async Task Configuration_OnOwnResponseHandler_HandsItTheResponse()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("{\"balance\":3}", 207)).Url);
        var native = new NativeResponseHandler();

        await client.Balance.GetAsync(configuration => configuration.Options.Add(new ResponseHandlerOption { ResponseHandler = native }), Token);

        native.Value.ShouldBeOfType<HttpResponseMessage>().StatusCode.ShouldBe((System.Net.HttpStatusCode)207);
    }

    [Fact]
    public async Task Authentication_OnAProvider_TakesTheKeysPlaceOnEachAttempt()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 503), Responses.Json("{\"balance\":1}")));
        var tokens = new CountingTokens(inbox.Url.Host);
        using var client = new DryApiClient(new DryApiClientOptions { AuthenticationProvider = new BaseBearerTokenAuthenticationProvider(tokens), BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider() });

        await client.Balance.GetAsync(cancellationToken: Token);

        inbox.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task Authentication_OnHostThatItsProviderDoesNotAllow_SendsNothingSecret()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = new DryApiClient(new DryApiClientOptions { AuthenticationProvider = new BaseBearerTokenAuthenticationProvider(new CountingTokens("api.example.com")), BaseAddress = inbox.Url });

        await client.Balance.GetAsync(cancellationToken: Token);

        inbox.Request.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public void Options_OnKeyAndProvider_AreRefused() =>
        Should.Throw<ArgumentException>(() => new DryApiClient(new DryApiClientOptions { ApiKey = "key", AuthenticationProvider = new AnonymousAuthenticationProvider() })).Message.ShouldContain("Both");

    [Fact]
    public async Task Trace_OnACall_NamesOperationAndStatusAndNoSecret()
    {
        var inbox = server.Open(Responses.Json("{\"message\":\"Gone.\"}", 404));
        var activities = new List<Activity>();
        using var parent = new Activity("test-of-traces").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DryApi",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests call at the same time.
                if (activity.Parent == parent)
                {
                    activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = TestClients.Own(inbox.Url);

        await Should.ThrowAsync<DryApiNotFoundException>(() => client.RequestStatus["id-1"].GetAsync(cancellationToken: Token));

        var activity = activities.ShouldHaveSingleItem();
        activity.DisplayName.ShouldBe("GET /api/v1/client/request-status/{request_id}");
        activity.GetTagItem("http.response.status_code").ShouldBe(404);
        activity.GetTagItem("error.type").ShouldBe("404");
        activity.GetTagItem("server.address").ShouldBe("127.0.0.1");
        string.Join(' ', activity.TagObjects).ShouldNotContain(TestClients.Key);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class CallOption : IRequestOption;

    private sealed class OptionHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<IRequestOption> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Options.TryGetValue(new HttpRequestOptionsKey<IRequestOption>(typeof(CallOption).FullName!), out var option))
            {
                Seen.Add(option);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CountingTokens(string host) : IAccessTokenProvider
    {
        private int _count;

        public AllowedHostsValidator AllowedHostsValidator { get; } = new([host]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(AllowedHostsValidator.IsUrlHostValid(uri) ? $"token-{++_count}" : "");
    }
}
