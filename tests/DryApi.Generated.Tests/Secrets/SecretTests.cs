using System.Net;
using System.Text.Json;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Chaos;
using DryApi.Generated.Tests.Torture.Raw;
using DryApi.Tests.Secrets;
using Microsoft.AspNetCore.Http;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Generated.Tests.Secrets;

/// <summary>The key goes to the service in one header of each request, and is seen nowhere else.</summary>
public sealed class SecretTests(LoopbackServer server)
{
    private static readonly int[] Statuses = [200, 301, 302, 303, 307, 308, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 501, 502, 503, 504];

    [Theory]
    [EachTransport]
    public async Task Key_OnEveryOperationAndStatus_IsInOneHeaderAlone(Transport transport)
    {
        var key = $"key-{Guid.NewGuid():N}";
        using var watch = new SecretWatch(key);
        foreach (var status in Statuses)
        {
            var inbox = server.Open(context => Echo(context, status));
            using var adapter = Client(transport, inbox.Url, key);
            foreach (var operation in ServiceDocument.AllOperations)
            {
                var call = new OperationCall(operation.Name, Form.Minimal, 0);
                using var client = call.Version.On(adapter.RequestAdapter);
                try
                {
                    await call.SendAsync(client, transport == Transport.OwnConfigured);
                    status.ShouldBe(200);
                }
                catch (DryApiException exception)
                {
                    exception.ResponseStatusCode.ShouldBe(status);
                    watch.Look(exception);
                }
            }

            inbox.Requests.Select(request => request.Path).Distinct().Count().ShouldBe(ServiceDocument.AllOperations.Select(operation => operation.Path).Distinct().Count());
            inbox.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer " + key);
            foreach (var request in inbox.Requests)
            {
                watch.Look("request", request.Target + "\n" + request.BodyText + "\n" + string.Join('\n', request.Headers.Where(header => header.Key != "Authorization")));
            }
        }

        watch.Finds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("12|AbCdEfGhIjKl")]
    [InlineData("ab/cd+ef==ghijkl")]
    [InlineData("ab,cd;ef=ghijkl")]
    [InlineData("ab\"cd<ef>&'ghi\\jkl")]
    public async Task Key_OnResponseThatQuotesItInAnyForm_IsNotShown(string key)
    {
        string[] forms = [key, Uri.EscapeDataString(key), JsonSerializer.Serialize(key)[1..^1], key.Replace("/", "\\/", StringComparison.Ordinal), WebUtility.HtmlEncode(key)];
        foreach (var form in forms)
        {
            using var client = TestClients.Own(server.Open(Responses.Text($"<p>{form}</p>", "text/html", 500)).Url, key: key);

            var exception = await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

            exception.Excerpt.ShouldBe("<p>***</p>");
            exception.ToString().ShouldNotContain(form);
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_OnHttpClientThatFollowsIt_TakesNoKeyAlong(int status)
    {
        var key = $"key-{Guid.NewGuid():N}";
        var requests = new List<string>();
        await using var elsewhere = new RawServer(connection => RespondAsync(connection, requests, "{}"u8.ToArray()));
        var inbox = server.Open(Responses.Body([], null, status, ("Location", elsewhere.Url + "x")));
        using var watch = new SecretWatch(key);
        using var http = new HttpClient();
        using var own = new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = inbox.Url, HttpClient = http });
        using var foreign = new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(key), httpClient: http) { BaseUrl = inbox.Url.ToString() });

        foreach (var client in (DryApiClient[])[own, foreign])
        {
            await client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken);
            await client.Txt2Img.PriceCalculation.PostAsync(Calls.Price, cancellationToken: TestContext.Current.CancellationToken);
        }

        requests.Count.ShouldBe(4);
        requests.ForEach(request => watch.Look("request elsewhere", request));
        requests.ShouldAllBe(request => !request.Contains("Authorization", StringComparison.OrdinalIgnoreCase));
        watch.Finds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Transport.Own, false)]
    [InlineData(Transport.Own, true)]
    [InlineData(Transport.Foreign, true)]
    public async Task Download_FromStorage_TakesNoKeyAlong(Transport transport, bool hasHttpClient)
    {
        var key = $"key-{Guid.NewGuid():N}";
        var requests = new List<string>();
        var file = "the picture"u8.ToArray();
        await using var storage = new RawServer(connection => RespondAsync(connection, requests, file));
        var inbox = server.Open(Responses.Json($$$"""{"data":{"status":"done","result_url":"http://localhost:{{{storage.Url.Port}}}/file.png?signature=s"}}"""));
        using var watch = new SecretWatch(key);
        using var http = new HttpClient();
        using var client = transport == Transport.Foreign
            ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(key), httpClient: http) { BaseUrl = inbox.Url.ToString() })
            : new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = inbox.Url, HttpClient = hasHttpClient ? http : null });
        using var saved = new MemoryStream();

        await client.GetJob("job-1").DownloadAsync(saved, cancellationToken: TestContext.Current.CancellationToken);

        saved.ToArray().ShouldBe(file);
        watch.Look("request to the storage", requests.ShouldHaveSingleItem());
        requests[0].ShouldNotContain("Authorization", Case.Insensitive);
        inbox.Request.Header("Authorization").ShouldBe("Bearer " + key);
        watch.Finds.ShouldBeEmpty();
    }

    [Fact]
    public void Debugger_OnWhatHasASecret_ShowsNone()
    {
        const string secret = "secret-of-the-debugger";
        var options = new DryApiClientOptions { ApiKey = secret };
        using var first = new DryApiClient(options);
        using var second = new V2.DryApiClient(options);
        // Kiota's own adapter is made when somebody asks for it.
        _ = first.RequestAdapter.SerializationWriterFactory;

        foreach (var shown in (object[])[options, first, second, first.Txt2Img, first.GetJob("job-1"), new WebhookSignature(secret)])
        {
            var view = DebuggerView.Of(shown);
            view.Length.ShouldBeGreaterThan(50, shown.GetType().Name);
            view.ShouldNotContain(secret, Case.Insensitive, shown.GetType().Name);
            shown.ToString().ShouldNotBeNull().ShouldNotContain(secret);
        }
    }

    [Fact]
    public void Debugger_OnASecretThatLiesAbout_ShowsIt()
    {
        DebuggerView.Of(new DryApiClientOptions { BaseAddress = new Uri("https://secret.example") }).ShouldContain("secret.example");
        DebuggerView.Of(new WebhookSignature("a secret") { Tolerance = TimeSpan.FromSeconds(301) }).ShouldContain("00:05:01");
    }

    private static DryApiClient Client(Transport transport, Uri address, string key) => transport == Transport.Foreign
        ? new DryApiClient(new HttpClientRequestAdapter(new BearerAuthentication(key), httpClient: new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })) { BaseUrl = address.ToString() })
        : new DryApiClient(new DryApiClientOptions { ApiKey = key, BaseAddress = address, Retry = new DryApiRetryOptions { MaxRetries = 1 }, TimeProvider = new PassingTimeProvider { IsFrozen = true } });

    /// <summary>Quotes the request in every place that a message is made from, as debugging pages do.</summary>
    private static Task Echo(HttpContext context, int status)
    {
        var quoted = context.Request.Headers.Authorization.ToString();
        return status == 200 ? Responses.Json("{}")(context) : Responses.Body(
            System.Text.Encoding.UTF8.GetBytes($$$"""{"message":"Bad header: {{{quoted}}}","errors":{"{{{quoted}}}":["{{{quoted}}}"]},"trace":"{{{quoted}}}"}"""),
            "application/json",
            status,
            ("Location", "http://127.0.0.1:1/elsewhere"),
            ("X-Request-Id", quoted))(context);
    }

    private static async Task RespondAsync(RawConnection connection, List<string> requests, byte[] body)
    {
        while (await connection.ReadAsync() is { } request)
        {
            lock (requests)
            {
                requests.Add(request.Text + string.Join('\n', request.Headers));
            }

            await connection.SendAsync(HttpBytes.Of(200, body, "Content-Type: application/json"));
        }
    }
}
