using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Extensions.DependencyInjection.Tests;

/// <summary>Clients come from the services of an application, with its HTTP clients, configuration and clock.</summary>
public sealed class ClientRegistrationTests(LoopbackServer server)
{
    private const string Balance = "{\"balance\":1}";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddDryApi_OnConfiguration_CallsWithItsKey()
    {
        var inbox = server.Open(Responses.Json(Balance));
        using var application = new Application(new() { ["DryApi:ApiKey"] = "first-key-that-must-stay-secret", ["DryApi:BaseAddress"] = inbox.Url.ToString() }, services => services.AddDryApi());

        await application.Client.Balance.GetAsync(cancellationToken: Token);

        inbox.Request.Header("Authorization").ShouldBe("Bearer first-key-that-must-stay-secret");
        application.Client.ShouldBeSameAs(application.Client);
    }

    [Fact]
    public async Task AddDryApi_OnKeyThatChanges_UsesTheNewOneFromTheNextCallOn()
    {
        var inbox = server.Open(Responses.Json(Balance));
        using var application = new Application(new() { ["DryApi:ApiKey"] = "first-key-that-must-stay-secret", ["DryApi:BaseAddress"] = inbox.Url.ToString() }, services => services.AddDryApi());
        var client = application.Client;
        await client.Balance.GetAsync(cancellationToken: Token);

        application.Configuration!["DryApi:ApiKey"] = "second-key-that-must-stay-secret";
        application.Configuration.Reload();
        await client.Balance.GetAsync(cancellationToken: Token);

        inbox.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer first-key-that-must-stay-secret", "Bearer second-key-that-must-stay-secret"]);
    }

    [Fact]
    public async Task AddDryApi_OnNames_RegistersClientsThatShareNothing()
    {
        var (main, images) = (server.Open(Responses.Json(Balance)), server.Open(Responses.Json(Balance)));
        var handled = new List<string>();
        using var application = new Application(
            new()
            {
                ["DryApi:ApiKey"] = "main-key-that-must-stay-secret", ["DryApi:BaseAddress"] = main.Url.ToString(),
                ["DryApi:Clients:images:ApiKey"] = "images-key-that-must-stay-secret", ["DryApi:Clients:images:BaseAddress"] = images.Url.ToString(),
            },
            services =>
            {
                services.AddDryApi();
                services.AddDryApi("images").AddHttpMessageHandler(() => new ListeningHandler(handled));
            });

        application.Start();
        await application.Client.Balance.GetAsync(cancellationToken: Token);
        await application.ClientOf("images").Balance.GetAsync(cancellationToken: Token);

        main.Request.Header("Authorization").ShouldBe("Bearer main-key-that-must-stay-secret");
        images.Request.Header("Authorization").ShouldBe("Bearer images-key-that-must-stay-secret");
        handled.ShouldHaveSingleItem().ShouldStartWith(images.Url.ToString());
        application.ClientOf("images").ShouldNotBeSameAs(application.Client);
    }

    [Fact]
    public async Task AddDryApi_OnAStoreAmongTheServices_KeepsItsSubmissionsThere()
    {
        var inbox = server.Open(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var store = new InMemorySubmissionStore();
        using var application = new Application(
            new() { ["DryApi:ApiKey"] = "first", ["DryApi:BaseAddress"] = inbox.Url.ToString() }, services => services.AddSingleton<IDryApiSubmissionStore>(store).AddDryApi());

        var uncertain = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => application.Client.Txt2Img.SubmitAsync(
            new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 1, WebhookUrl = "https://example.com/hook" }, Token));

        (await store.FindAsync(uncertain.Intent.ShouldNotBeNull().Token, Token)).ShouldNotBeNull();
        inbox.Request.BodyText.ShouldContain("?dryapi-submission=" + uncertain.Intent!.Token);
    }

    [Fact]
    public async Task AddDryApi_OnSectionAndCode_TakesWhatCodeSaysLast()
    {
        var inbox = server.Open(Responses.Json(Balance));
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("A:B:ApiKey", "configured-key-that-must-stay-secret"), new("A:B:StatusCallsPerMinute", "300")]).Build().GetSection("A:B");
        using var application = new Application(null, services => services.AddDryApi(section, options => (options.ApiKey, options.BaseAddress) = ("coded-key-that-must-stay-secret", inbox.Url)));

        await application.Client.Balance.GetAsync(cancellationToken: Token);

        inbox.Request.Header("Authorization").ShouldBe("Bearer coded-key-that-must-stay-secret");
        application.Options.StatusCallsPerMinute.ShouldBe(300);
    }

    [Fact]
    public async Task AddDryApi_OnRedirect_SendsTheKeyNowhereElse()
    {
        var other = server.Open(Responses.Json(Balance));
        var inbox = server.Open(Responses.Json("{}", 307, ("Location", other.Url.ToString())));
        using var application = new Application(null, services => services.AddDryApi(options => (options.ApiKey, options.BaseAddress) = ("key-that-must-stay-secret", inbox.Url)));

        await Should.ThrowAsync<DryApiException>(() => application.Client.Balance.GetAsync(cancellationToken: Token));

        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task AddDryApi_OnStandardResilience_PaysForAJobOnce()
    {
        var inbox = server.Open(Responses.Json("{}", 503));
        using var application = new Application(null, services => services
            .AddDryApi(options => (options.ApiKey, options.BaseAddress) = ("key-that-must-stay-secret", inbox.Url))
            .AddStandardResilienceHandler(resilience => resilience.Retry.Delay = TimeSpan.Zero));

        await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => application.Client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = "a", Model = "m" }, Token));

        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AddDryApi_OnServiceThatNeverResponds_EndsByTheTimeoutOfTheOptions()
    {
        var clock = new PassingTimeProvider();
        var inbox = server.Open(async context =>
        {
            clock.EndLimits();
            await Responses.Never(context);
        });
        using var application = new Application(null, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddDryApi(options => (options.ApiKey, options.BaseAddress, options.Timeout, options.Retry.MaxRetries) = ("key-that-must-stay-secret", inbox.Url, TimeSpan.FromSeconds(7), 0));
        });

        var timeout = await Should.ThrowAsync<DryApiTimeoutException>(() => application.Client.Balance.GetAsync(cancellationToken: Token));

        timeout.Message.ShouldContain("within 7 seconds");
    }

    [Fact]
    public async Task AddDryApi_OnConfiguredHttpClient_SendsByIt()
    {
        using var application = new Application(null, services => services
            .AddDryApi(options => options.ApiKey = "key-that-must-stay-secret")
            .ConfigureHttpClient(http => http.DefaultRequestVersion = HttpVersion.Version20)
            .ConfigurePrimaryHttpMessageHandler(() => new VersionHandler()));

        (await application.Client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(2);
    }

    [Fact]
    public void AddDryApi_OnNothing_IsRefused()
    {
        var services = new ServiceCollection();

        Should.Throw<ArgumentException>(() => services.AddDryApi("")).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => services.AddDryApi((IConfiguration)null!)).ParamName.ShouldBe("section");
        Should.Throw<ArgumentNullException>(() => ((IServiceCollection)null!).AddDryApi()).ParamName.ShouldBe("services");
    }

    private sealed class ListeningHandler(List<string> handled) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            handled.Add(request.RequestUri!.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Responds with the version of HTTP that it is asked for as the balance.</summary>
    private sealed class VersionHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent($$$"""{"balance":{{{request.Version.Major}}}}""") });
    }
}
