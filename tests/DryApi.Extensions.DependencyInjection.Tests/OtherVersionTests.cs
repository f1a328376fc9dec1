using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>The client of another version of the API is registered as the first one is, alone or beside it.</summary>
public sealed class OtherVersionTests(LoopbackServer server)
{
    private const string Balance = """{"balance":1,"data":{"balance":1}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddDryApi_OnTheOtherClientAlone_CallsWithTheKeyOfThatMoment()
    {
        var inbox = server.Open(Responses.Json(Balance));
        using var application = new Application(Configuration("DryApi", "first", inbox), services => services.AddDryApi<V2.DryApiClient>());
        application.Start();
        var client = application.Get<V2.DryApiClient>();
        await client.Account.Balance.GetAsync(cancellationToken: Token);

        application.Configuration!["DryApi:ApiKey"] = "second-key-that-must-stay-secret";
        application.Configuration.Reload();
        await client.Account.Balance.GetAsync(cancellationToken: Token);

        inbox.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer first-key-that-must-stay-secret", "Bearer second-key-that-must-stay-secret"]);
        application.Get<V2.DryApiClient>().ShouldBeSameAs(client);
        Should.Throw<InvalidOperationException>(() => application.Client);
    }

    [Fact]
    public async Task AddDryApi_OnBothClients_SendsThemAlike()
    {
        var (main, images) = (server.Open(Responses.Json(Balance)), server.Open(Responses.Json(Balance)));
        var (ofMain, ofImages) = (new CountingHandler(), new CountingHandler());
        using var application = new Application(
            Configuration("DryApi", "main", main).Concat(Configuration("DryApi:Clients:images", "images", images)).ToDictionary(),
            services =>
            {
                services.AddDryApi().ConfigurePrimaryHttpMessageHandler(() => ofMain);
                services.AddDryApi<V2.DryApiClient>();
                services.AddDryApi<V2.DryApiClient>("images");
                services.AddDryApi("images").ConfigurePrimaryHttpMessageHandler(() => ofImages);
            });
        application.Start();

        await application.Client.Balance.GetAsync(cancellationToken: Token);
        await application.Get<V2.DryApiClient>().Account.Balance.GetAsync(cancellationToken: Token);
        await application.ClientOf("images").Balance.GetAsync(cancellationToken: Token);
        await application.Get<V2.DryApiClient>("images").Account.Balance.GetAsync(cancellationToken: Token);

        main.Requests.Select(request => (request.Path, request.Header("Authorization"))).ShouldBe([("/api/v1/client/balance", "Bearer main-key-that-must-stay-secret"), ("/api/v2/account/balance", "Bearer main-key-that-must-stay-secret")]);
        images.Requests.Select(request => (request.Path, request.Header("Authorization"))).ShouldBe([("/api/v1/client/balance", "Bearer images-key-that-must-stay-secret"), ("/api/v2/account/balance", "Bearer images-key-that-must-stay-secret")]);
        (ofMain.Count, ofImages.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task AddDryApi_OnSectionAndCode_TakesWhatCodeSaysLast()
    {
        var inbox = server.Open(Responses.Json(Balance));
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("A:ApiKey", "configured-key-that-must-stay-secret"), new("A:StatusCallsPerMinute", "300")]).Build().GetSection("A");
        using var application = new Application(null, services =>
        {
            services.AddDryApi<V2.DryApiClient>(section, options => (options.ApiKey, options.BaseAddress) = ("coded-key-that-must-stay-secret", inbox.Url));
            services.AddDryApi<V2.DryApiClient>("second", section, options => options.BaseAddress = inbox.Url);
        });

        await application.Get<V2.DryApiClient>().Account.Balance.GetAsync(cancellationToken: Token);
        await application.Get<V2.DryApiClient>("second").Account.Balance.GetAsync(cancellationToken: Token);

        inbox.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer coded-key-that-must-stay-secret", "Bearer configured-key-that-must-stay-secret"]);
        application.Options.StatusCallsPerMinute.ShouldBe(300);
    }

    /// <summary>Both have one set of options, of which what is wrong is said once.</summary>
    [Fact]
    public void Start_OnBothClientsAndAMissingKey_SaysItOnce()
    {
        using var application = new Application(new() { ["DryApi:Timeout"] = "00:00:30" }, services =>
        {
            services.AddDryApi();
            services.AddDryApi<V2.DryApiClient>();
        });

        Should.Throw<OptionsValidationException>(application.Start).Failures.ShouldHaveSingleItem().ShouldContain("Set DryApi:ApiKey in the user secrets");
    }

    [Theory]
    [InlineData(200, HealthStatus.Healthy)]
    [InlineData(429, HealthStatus.Degraded)]
    [InlineData(401, HealthStatus.Unhealthy)]
    public async Task Check_OnTheOtherClient_MakesItsCall(int status, HealthStatus expected)
    {
        var inbox = server.Open(Responses.Json(Balance, status));
        using var application = new Application(null, services =>
        {
            services.AddDryApi<V2.DryApiClient>("second", options => (options.ApiKey, options.BaseAddress, options.Retry.MaxRetries) = ("key-that-must-stay-secret", inbox.Url, 0));
            services.AddLogging().AddHealthChecks().AddDryApi<V2.DryApiClient>((client, cancellationToken) => client.Account.Balance.GetAsync(cancellationToken: cancellationToken), "second");
        });

        var report = await application.Get<HealthCheckService>().CheckHealthAsync(Token);

        report.Entries["dryapi:second"].Status.ShouldBe(expected);
        inbox.Request.Path.ShouldBe("/api/v2/account/balance");
    }

    [Fact]
    public void AddDryApi_OnNothing_IsRefused()
    {
        var services = new ServiceCollection();

        Should.Throw<ArgumentException>(() => services.AddDryApi<V2.DryApiClient>("")).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => services.AddDryApi<V2.DryApiClient>((IConfiguration)null!)).ParamName.ShouldBe("section");
        Should.Throw<ArgumentNullException>(() => services.AddHealthChecks().AddDryApi<V2.DryApiClient>(null!)).ParamName.ShouldBe("call");
    }

    private static Dictionary<string, string?> Configuration(string section, string key, Inbox inbox) => new() { [$"{section}:ApiKey"] = key + "-key-that-must-stay-secret", [$"{section}:BaseAddress"] = inbox.Url.ToString() };

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
