using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>Links to results: they expire, lead elsewhere, and are secrets.</summary>
public sealed class ResultLinkTests(LoopbackServer server)
{
    private const string Secret = "abcdef0123456789%2Fsecret";

    private static readonly byte[] File = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31 >> 3))];

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Download_OnExpiredLink_AsksOnceForAFreshOne(int status)
    {
        var old = server.Open(Responses.Text("<Error/>", "application/xml", status));
        var fresh = server.Open(new ResultStorage { File = _ => File }.RespondAsync);
        var api = server.Open(Responses.InTurn(Done(old), Done(fresh)));

        using var client = Client(api);
        var job = client.GetJob("job-1");

        (await job.DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);
        (await job.DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        (old.Requests.Count, fresh.Requests.Count, api.Requests.Count).ShouldBe((1, 2, 2), "the fresh link is kept");
        fresh.Requests.ShouldAllBe(request => request.Header("Authorization") == null);
    }

    [Fact]
    public async Task Download_OnHttpClientThatIsAuthorized_DoesNotUseItForTheStorage()
    {
        var storage = server.Open(new ResultStorage { File = _ => File }.RespondAsync);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", "another") } };
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = server.Open(Done(storage)).Url, HttpClient = http });

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        storage.Requests.ShouldAllBe(request => request.Header("Authorization") == null);
    }

    [Fact]
    public async Task Download_OnFreshLinkThatIsNoBetter_ThrowsWhatTheStorageSaid()
    {
        var storage = server.Open(Responses.Text("<Error/>", "application/xml", 403));
        var api = server.Open(Done(storage));
        using var client = Client(api);

        (await Should.ThrowAsync<DryApiForbiddenException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Excerpt.ShouldBe("<Error/>");

        (storage.Requests.Count, api.Requests.Count).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData("""{"data":{"status":"error"}}""")]
    [InlineData("""{"data":{"status":"done"}}""")]
    public async Task Download_OnNoFreshLink_ThrowsWhatTheStorageSaid(string status)
    {
        var storage = server.Open(Responses.Text("<Error/>", "application/xml", 410));
        using var client = Client(server.Open(Responses.InTurn(Done(storage), Responses.Json(status))));

        (await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).ResponseStatusCode.ShouldBe(410);

        storage.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Download_OnLinkThatExpiresMeanwhile_GoesOnBehindTheFreshOne()
    {
        var old = server.Open(new ResultStorage
        {
            File = _ => File,
            Cut = number => number == 1 ? 50_000 : null,
            Instead = number => number == 1 ? null : Responses.Text("<Error/>", "application/xml", 403),
        }.RespondAsync);
        var fresh = server.Open(new ResultStorage { File = _ => File }.RespondAsync);
        var api = server.Open(Responses.InTurn(Done(old), Done(fresh)));
        using var client = Client(api);

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        fresh.Request.Header("Range").ShouldBe("bytes=50000-");
        api.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Download_OnRedirectWithinThisMachine_FollowsIt(int status)
    {
        var target = server.Open(new ResultStorage { File = _ => File }.RespondAsync);
        using var client = Client(server.Open(Done(server.Open(Redirect(target.Url + "/there", status)))));

        (await client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)).ShouldBe(File);

        target.Request.Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("http://storage.example.com/a?token=" + Secret, "http://storage.example.com/a?…")]
    [InlineData("ftp://127.0.0.1/a?token=" + Secret, "an address of ftp:")]
    public async Task Download_OnRedirectAwayFromHttps_IsRefused(string location, string shown)
    {
        var storage = server.Open(Redirect(location, 302));
        using var client = Client(server.Open(Done(storage)));

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token));

        exception.Message.ShouldContain($"is redirected to {shown}; only https is followed");
        exception.ToString().ShouldNotContain("secret");
        exception.ResponseHeaders.Values.SelectMany(values => values).ShouldAllBe(value => !value.Contains("secret", StringComparison.Ordinal));
        storage.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Download_OnRedirectsWithoutEnd_IsRefused()
    {
        Inbox? storage = null;
        storage = server.Open(context => Redirect(storage!.Url + "/again", 302)(context));
        using var client = Client(server.Open(Done(storage)));

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("at most 10 times");

        storage.Requests.Count.ShouldBe(11);
    }

    [Theory]
    [InlineData("https://a/x", "https://b/y", true)]
    [InlineData("http://a/x", "https://b/y", true)]
    [InlineData("http://127.0.0.1/x", "http://localhost:8080/y", true)]
    [InlineData("https://a/x", "http://a/x", false)]
    [InlineData("https://a/x", "http://127.0.0.1/x", false)]
    [InlineData("http://127.0.0.1/x", "http://a/x", false)]
    [InlineData("http://a/x", "http://127.0.0.1/x", false)]
    [InlineData("http://127.0.0.1/x", "file:///etc/hosts", false)]
    public void MayLeadTo_OnTwoLinks_KeepsToHttpsOrThisMachine(string from, string to, bool expected) =>
        ResultLink.MayLeadTo(new Uri(from), new Uri(to)).ShouldBe(expected);

    [Fact]
    public async Task Download_OnClientThatFollowsByItself_LooksWhereItCameOut()
    {
        using var handler = new RespondingHandler(_ => new HttpResponseMessage
        {
            Content = new ByteArrayContent(File),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "http://storage.example.com/a?token=" + Secret),
        });
        using var download = new HttpClient(handler);
        using var client = Client(server.Open(Done("https://storage.example.com/a")), download);

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token)))
            .Message.ShouldContain("was redirected to http://storage.example.com/a?…, which is not https");
    }

    [Theory]
    [InlineData(204, "status 204")]
    [InlineData(206, "status 206")]
    [InlineData(304, "status 304")]
    public async Task Download_OnStatusThatIsNoResult_IsRefused(int status, string message)
    {
        using var client = Client(server.Open(Done(server.Open(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }))));

        (await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Download_OnCompressedResponse_IsRefused()
    {
        using var client = Client(server.Open(Done(server.Open(Responses.Body(File, "image/png", 200, ("Content-Encoding", "gzip"))))));

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("came compressed");
    }

    [Fact]
    public async Task Download_OnResponseThatEndsWithTheConnection_IsRefused()
    {
        using var handler = new RespondingHandler(_ => new HttpResponseMessage { Content = new StreamContent(new Files.CountingStream(10, canSeek: false)) });
        using var download = new HttpClient(handler);
        using var client = Client(server.Open(Done("https://storage.example.com/a")), download);

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("without a length");
    }

    [Fact]
    public async Task Download_OnContentShorterThanItSays_IsNoResult()
    {
        using var handler = new RespondingHandler(_ =>
        {
            var content = new StreamContent(new Files.CountingStream(10, canSeek: false));
            content.Headers.ContentLength = 11;
            return new HttpResponseMessage { Content = content };
        });
        using var download = new HttpClient(handler);
        using var client = Client(server.Open(Done("https://storage.example.com/a")), download);

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("after 10 of 11 bytes");
    }

    [Fact]
    public async Task Exception_OnStorageThatQuotesTheLink_DoesNotShowItsQuery()
    {
        var storage = server.Open(context => Responses.Text($"<Error><Query>{context.Request.QueryString}</Query>{Uri.UnescapeDataString(Secret)}</Error>", "application/xml", 400)(context));
        using var client = Client(server.Open(Done(storage.Url + "/a?Expires=1&Signature=" + Secret)));

        var exception = await Should.ThrowAsync<DryApiException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token));

        exception.Message.ShouldContain($"(GET {storage.Url}/a?…, status 400)");
        exception.Excerpt!.ShouldContain("Expires=1&Signature=***");
        (exception + exception.Excerpt).ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("http://storage.example.com/a?token=" + Secret, "lies behind http://storage.example.com/a?…, which is not https, and was not fetched")]
    [InlineData("http://127.0.0.1.example.com/a", "lies behind http://127.0.0.1.example.com/a, which is not https, and was not fetched")]
    [InlineData("http://10.0.0.1/a", "lies behind http://10.0.0.1/a, which is not https, and was not fetched")]
    [InlineData("ftp://storage.example.com/a", "lies behind an address of ftp:, which is not https, and was not fetched")]
    [InlineData("data:text/plain,secret", "lies behind an address of data:, which is not https, and was not fetched")]
    [InlineData("file:///etc/hosts", "is no https link, and was not fetched")]
    [InlineData("/etc/hosts", "is no https link, and was not fetched")]
    [InlineData("\\\\\\\\server\\\\share", "is no https link, and was not fetched")]
    [InlineData("result.png", "is no https link, and was not fetched")]
    [InlineData("../result.png", "is no https link, and was not fetched")]
    [InlineData("https://", "is no https link, and was not fetched")]
    public async Task Download_OnLinkThatIsNotHttps_IsRefusedInOneSentence(string link, string message)
    {
        using var download = new HttpClient(new RespondingHandler(_ => throw new InvalidOperationException("It was fetched.")));
        using var client = Client(server.Open(Done(link)), download);
        var job = client.GetJob("job-1");

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => job.DownloadBytesAsync(cancellationToken: Token));

        exception.Message.ShouldBe($"The result of job job-1 {message}.");
        (await job.WaitAsync(cancellationToken: Token)).ResultUrl.ShouldBeNull();
    }

    /// <summary>Plain http is for an emulator on this machine, not for a service elsewhere that points here.</summary>
    [Fact]
    public async Task Download_OnServiceElsewhereThatPointsToThisMachine_IsRefused()
    {
        var storage = server.Open(Responses.Body(File, "image/png"));
        using var http = new HttpClient(new RespondingHandler(_ => new HttpResponseMessage { Content = new StringContent($$$"""{"data":{"status":"done","result_url":"{{{storage.Url}}}/a"}}""") }));
        using var download = new HttpClient();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = http, DownloadClient = download });

        (await Should.ThrowAsync<DryApiResponseException>(() => client.GetJob("job-1").DownloadBytesAsync(cancellationToken: Token))).Message.ShouldContain("which is not https, and was not fetched");

        storage.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_OnMoreThanTheLimit_IsRefused(bool hasLength)
    {
        var storage = server.Open(async context =>
        {
            context.Response.ContentLength = hasLength ? File.Length : null;
            await context.Response.Body.WriteAsync(File);
        });
        using var saved = new MemoryStream();
        foreach (var limit in (long[])[File.Length, File.Length - 1])
        {
            using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = server.Open(Done(storage)).Url, MaxResultSize = limit });
            saved.SetLength(0);
            var download = client.GetJob("job-1").DownloadAsync(saved, cancellationToken: Token);
            if (limit == File.Length)
            {
                await download;
                saved.Length.ShouldBe(File.Length);
            }
            else
            {
                (await Should.ThrowAsync<DryApiResponseException>(() => download)).Message.ShouldContain($"{(hasLength ? File.Length : "more")} bytes, and {limit} is the limit (MaxResultSize)");
                saved.Length.ShouldBeLessThanOrEqualTo(hasLength ? 0 : limit);
            }
        }

        storage.Requests.Count.ShouldBe(2);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Func<HttpContext, Task> Done(Inbox storage) => Done(storage.Url + "/result.png");

    private static Func<HttpContext, Task> Done(string link) => Responses.Json($$$"""{"data":{"status":"done","result_url":"{{{link}}}"}}""");

    private static Func<HttpContext, Task> Redirect(string location, int status) => Responses.Body([], null, status, ("Location", location));

    private static DryApiClient Client(Inbox api, HttpClient? download = null) =>
        new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = api.Url, TimeProvider = new PassingTimeProvider(), DownloadClient = download });
}
