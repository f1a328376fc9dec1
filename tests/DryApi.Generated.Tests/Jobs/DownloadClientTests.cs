using System.Net;
using DryApi.Generated.Tests.Support;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Results come through what the caller passed, and the key goes with none of them.</summary>
public sealed class DownloadClientTests(LoopbackServer server)
{
    private const string Api = "https://api.example.com/base";
    private const string Storage = "https://storage.example.com/a.png?signature=a%2Fb&%24x=1";

    private static readonly byte[] File = [1, 2, 3, 4, 5];

    [Fact]
    public async Task Download_OnAdapterThatKeepsItsKeyToItsHosts_GoesThroughItWithoutTheKey()
    {
        using var http = new RecordedClient(request => request.RequestUri!.Host == "api.example.com" ? Done(Storage) : Content(File));
        using var client = new DryApiClient(Adapter(http.Client, new Tokens("api.example.com")));

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        http.Requests.Select(request => (request.Url, request.Authorization)).ShouldBe([($"{Api}/api/v1/client/request-status/job-1", "Bearer " + TestClients.Key), (Storage, null)]);
        http.Requests[1].UserAgent.ShouldContain("DryApi.Generated/");
    }

    [Fact]
    public async Task Download_OnAdapterThatKeepsItsKeyAndRefusal_SaysWhatTheStorageSays()
    {
        using var http = new RecordedClient(request => request.RequestUri!.Host == "api.example.com" ? Done(Storage) : new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<Error/>") });
        using var client = new DryApiClient(Adapter(http.Client, new Tokens("api.example.com")));

        var exception = await Should.ThrowAsync<DryApiForbiddenException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token));

        exception.Excerpt.ShouldBe("<Error/>");
        exception.ToString().ShouldNotContain("a%2Fb");
        http.Requests.Count(request => request.Url == Storage).ShouldBe(2, "the fresh link is tried too");
    }

    /// <summary>Providers and clients that prove themselves to whatever host are not asked for what lies elsewhere.</summary>
    [Theory]
    [InlineData("a provider that knows no hosts")]
    [InlineData("a provider that puts the key into the query")]
    [InlineData("a client with the key in its headers")]
    [InlineData("a handler that adds the key")]
    [InlineData("the service's own host")]
    [InlineData("a provider that throws on other hosts")]
    public async Task Download_OnAdapterThatWouldSendTheKey_GoesAroundIt(string how)
    {
        var storage = server.Open(Responses.Body(File, "image/png"));
        using var http = new RecordedClient(request => request.RequestUri!.AbsolutePath.StartsWith("/base/", StringComparison.Ordinal) ? Done(storage.Url + "/a.png") : Content([9]));
        IAuthenticationProvider provider = how switch
        {
            "a provider that knows no hosts" => new BearerAuthentication(TestClients.Key),
            "a provider that puts the key into the query" => new QueryAuthentication(),
            "the service's own host" => new BaseBearerTokenAuthenticationProvider(new Tokens("127.0.0.1")),
            "a provider that throws on other hosts" => new BaseBearerTokenAuthenticationProvider(new Tokens("localhost") { Throws = true }),
            _ => new AnonymousAuthenticationProvider(),
        };
        if (how == "a client with the key in its headers")
        {
            http.Client.DefaultRequestHeaders.Authorization = new("Bearer", TestClients.Key);
        }

        // Plain http is for a service on this machine.
        var api = how == "the service's own host" ? "http://127.0.0.1:1/base" : "http://localhost:1/base";
        using var client = new DryApiClient(new HttpClientRequestAdapter(provider, httpClient: http.Client) { BaseUrl = api });

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        http.Requests.ShouldHaveSingleItem().Url.ShouldStartWith(api);
        storage.Request.Headers.Keys.Where(name => name != "traceparent").Order().ShouldBe(["Accept-Encoding", "Host", "User-Agent"]);
        storage.Request.Target.ShouldBe("/a.png");
    }

    /// <summary>A redirect back to the service must not get the key for what is only a link.</summary>
    [Fact]
    public async Task Handler_OnEachHostOfARedirect_JudgesAnew()
    {
        using var http = new RecordedClient(_ => Content(File));
        using var own = new RecordedClient(_ => Content(File));
        using var invoker = new HttpMessageInvoker(own.Handler);
        using var handler = new HttpMessageInvoker(new AdapterDownloadHandler(Adapter(http.Client, new Tokens("api.example.com")), invoker));

        foreach (var url in (string[])[Storage, Api + "/x", Storage])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Range", "bytes=4-" }, { "If-Range", "\"v1\"" }, { "Accept-Encoding", "identity" } } };
            using var response = await handler.SendAsync(request, Token);
            (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBe(File);
        }

        http.Requests.Select(request => request.Url).ShouldBe([Storage, Storage]);
        own.Requests.Select(request => request.Url).ShouldBe([Api + "/x"]);
        http.Requests.Concat(own.Requests).ShouldAllBe(request => request.Authorization == null && request.Headers.Contains("Range: bytes=4-") && request.Headers.Contains("If-Range: \"v1\"") && request.Headers.Contains("Accept-Encoding: identity"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_OnHttpClientOfTheCaller_GoesThroughIt(bool hasHeaders)
    {
        using var http = new RecordedClient(request => request.RequestUri!.Host == "api.example.com" ? Done(Storage) : Content(File));
        if (hasHeaders)
        {
            http.Client.DefaultRequestHeaders.Add("X-Correlation", "1");
            http.Client.DefaultRequestHeaders.UserAgent.ParseAdd("program/1.0");
        }

        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri(Api), HttpClient = http.Client });

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        http.Requests.Select(request => (request.Url, request.Authorization)).ShouldBe([($"{Api}/api/v1/client/request-status/job-1", "Bearer " + TestClients.Key), (Storage, null)]);
    }

    [Theory]
    [InlineData("Authorization", "Bearer another")]
    [InlineData("Proxy-Authorization", "Basic another")]
    [InlineData("X-Api-Key", "another")]
    [InlineData("Ocp-Apim-Subscription-Key", "another")]
    [InlineData("X-Access-Token", "another")]
    [InlineData("Cookie", "session=another")]
    [InlineData("X-Client", "id=" + TestClients.Key)]
    public async Task Download_OnHttpClientThatSendsSecrets_GoesAroundIt(string name, string value)
    {
        var storage = server.Open(Responses.Body(File, "image/png"));
        using var http = new RecordedClient(_ => Done(storage.Url + "/a.png"));
        http.Client.DefaultRequestHeaders.TryAddWithoutValidation(name, value).ShouldBeTrue();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri("http://127.0.0.1:1"), HttpClient = http.Client });

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        http.Requests.Count.ShouldBe(1);
        storage.Request.Header(name).ShouldBeNull();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HttpClientRequestAdapter Adapter(HttpClient client, IAccessTokenProvider tokens) => new(new BaseBearerTokenAuthenticationProvider(tokens), httpClient: client) { BaseUrl = Api };

    private static HttpResponseMessage Done(string link) => new() { Content = new StringContent($$$"""{"data":{"status":"done","result_url":"{{{link}}}"}}""", null, "application/json") };

    private static HttpResponseMessage Content(byte[] bytes) => new() { Content = new ByteArrayContent(bytes) };

    /// <summary>A client that reaches nobody, and the requests that it got.</summary>
    private sealed class RecordedClient : IDisposable
    {
        public RecordedClient(Func<HttpRequestMessage, HttpResponseMessage> respond)
        {
            Handler = new RespondingHandler(request =>
            {
                Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), request.Headers.UserAgent.ToString(), [.. request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}")]));
                var response = respond(request);
                response.RequestMessage = request;
                return response;
            });
            Client = new HttpClient(Handler);
        }

        public HttpMessageHandler Handler { get; }

        public HttpClient Client { get; }

        public List<(string Url, string? Authorization, string UserAgent, string[] Headers)> Requests { get; } = [];

        public void Dispose() => Client.Dispose();
    }

    private sealed class QueryAuthentication : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.URI = new Uri(request.URI + "?key=" + TestClients.Key);
            return Task.CompletedTask;
        }
    }

    private sealed class Tokens(string host) : IAccessTokenProvider
    {
        public bool Throws { get; init; }

        public AllowedHostsValidator AllowedHostsValidator { get; } = new([host]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(AllowedHostsValidator.IsUrlHostValid(uri) ? TestClients.Key : Throws ? throw new InvalidOperationException("No such host.") : "");
    }
}
