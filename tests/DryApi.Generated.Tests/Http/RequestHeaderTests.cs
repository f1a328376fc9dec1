using System.Net;
using DryApi.Generated.Tests.Jobs;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Generated.Tests.Http;

/// <summary>What requests say besides what was asked for: who sends them, in which version of HTTP, and nothing that responses made them keep.</summary>
public sealed class RequestHeaderTests(LoopbackServer server)
{
    private static readonly string Product = "DryApi.Generated/" + typeof(DryApiClient).Assembly.GetName().Version!.ToString(3);

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("Shop/2.1", null, "Shop/2.1 ")]
    [InlineData(null, "Call/3 (test)", "Call/3 (test) ")]
    [InlineData("Shop/2.1", "Call/3 (test)", "Call/3 (test) ")]
    public async Task UserAgent_OnAnyCaller_NamesHimAndThenTheSdk(string? ofClient, string? ofCall, string before)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ofClient);
        foreach (var given in ofClient is null ? [null, http] : (HttpClient?[])[http])
        {
            using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, HttpClient = given });
            await client.Balance.GetAsync(
                ofCall is null ? null : configuration => configuration.Headers.Add("User-Agent", ofCall), Token);
        }

        inbox.Requests.ShouldAllBe(request => request.Header("User-Agent") == before + Product);
        inbox.Requests.Count.ShouldBeGreaterThan(0);
        Product.ShouldMatch(@"^DryApi\.Generated/\d+\.\d+\.\d+$");
    }

    [Fact]
    public async Task UserAgent_OnRetriesAndDownloads_IsSaidOnceInEach()
    {
        var storage = server.Open(new ResultStorage { File = _ => [1, 2, 3] }.RespondAsync);
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 503), Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{storage.Url}}}/a"}}""")));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider() });

        await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token);

        inbox.Requests.Count.ShouldBe(2);
        inbox.Requests.Concat(storage.Requests).ShouldAllBe(request => request.Header("User-Agent") == Product);
    }

    [Fact]
    public async Task Cookies_OfTheService_AreNotKept()
    {
        var storage = server.Open(Responses.Body([1], "image/png", 200, ("Set-Cookie", "session=1; Path=/")));
        var inbox = server.Open(Responses.Body(System.Text.Encoding.UTF8.GetBytes($$$"""{"data":{"status":"done","result_url":"{{{storage.Url}}}/a"}}"""), "application/json", 200, ("Set-Cookie", "session=1; Path=/")));
        using var client = TestClients.Own(inbox.Url);

        for (var i = 0; i < 2; i++)
        {
            await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token);
        }

        inbox.Requests.Concat(storage.Requests).ShouldAllBe(request => request.Header("Cookie") == null);
        (inbox.Requests.Count, storage.Requests.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Version_OfTheCallersClient_IsHonoured()
    {
        var seen = new List<(Version, HttpVersionPolicy)>();
        using var http = new HttpClient(new RespondingHandler(request =>
        {
            seen.Add((request.Version, request.VersionPolicy));
            return new HttpResponseMessage
            {
                Content = request.RequestUri!.AbsolutePath.EndsWith("/file", StringComparison.Ordinal)
                    ? new ByteArrayContent([1])
                    : new StringContent("""{"data":{"status":"done","result_url":"https://example.com/file"}}"""),
            };
        }))
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = http });

        await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token);

        seen.ShouldBe([(HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact)]);
    }

    public static MatrixTheoryData<(string Name, string Value, string Message), Transport> Unsendable => new(
        [
            ("X-Label", "größe-secret", "The value of the header 'X-Label' has"),
            ("X-Label", "a\r\nX-Other: secret", "The value of the header 'X-Label' has"),
            ("X-Label", "secret\0", "The value of the header 'X-Label' has"),
            ("X-Label", "secret\u001b[2J", "The value of the header 'X-Label' has"),
            ("Authorization", "Bearer sécret", "The value of the header 'Authorization' has"),
            ("X Label", "secret", "'X Label' is no name of a header"),
            ("X-Läbel", "secret", "'X-Läbel' is no name of a header"),
            ("X-Label:\n", "secret", "'X-Label:\\n' is no name of a header"),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task Header_ThatCannotBeSent_IsRefusedByName((string Name, string Value, string Message) header, Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<ArgumentException>(async () => await client.Balance.GetAsync(configuration => configuration.Headers.Add(header.Name, header.Value), Token));

        exception.Message.ShouldStartWith(header.Message);
        exception.ToString().ShouldNotContain("secret");
        exception.ToString().ShouldNotContain("sécret");
        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Header_OfAProviderThatCannotBeSent_IsRefusedByName()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = new DryApiClient(new DryApiClientOptions { AuthenticationProvider = new BearerAuthentication("sécret"), BaseAddress = inbox.Url });

        var exception = await Should.ThrowAsync<ArgumentException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.Message.ShouldStartWith("The value of the header 'Authorization' has");
        exception.ToString().ShouldNotContain("sécret");
        inbox.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("X-Label", "tab\tand ~!\"#$%")]
    [InlineData("x_label.1", "")]
    public async Task Header_ThatCanBeSent_IsSent(string name, string value)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);

        await client.Balance.GetAsync(configuration => configuration.Headers.Add(name, value), Token);

        inbox.Request.Header(name).ShouldBe(value.Length == 0 ? inbox.Request.Header(name) : value);
    }

    /// <summary>A key that a provider puts into the query is a key as well.</summary>
    [Fact]
    public async Task Key_OfAProviderInTheQuery_IsNotShown()
    {
        const string key = "key+in/the query";
        using var client = new DryApiClient(new DryApiClientOptions
        {
            AuthenticationProvider = new QueryKey(key),
            BaseAddress = server.Open(context => Responses.Text("Denied: " + context.Request.Query["api_key"], "text/plain", 401)(context)).Url,
        });

        var exception = await Should.ThrowAsync<DryApiUnauthorizedException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.Excerpt.ShouldBe("Denied: ***");
        exception.RequestUri!.Query.ShouldBe("?api_key=***");
        exception.ToString().ShouldNotContain(Uri.EscapeDataString(key));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class QueryKey(string key) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(Microsoft.Kiota.Abstractions.RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.URI = new Uri(request.URI + "?api_key=" + Uri.EscapeDataString(key));
            return Task.CompletedTask;
        }
    }
}
