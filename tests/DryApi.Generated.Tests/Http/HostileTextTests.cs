using System.Diagnostics;
using DryApi.Errors;
using DryApi.Generated.Tests.Jobs;
using DryApi.Generated.Tests.Support;
using DryApi.Generated.Tests.Torture.Raw;
using DryApi.Tests.Secrets;

namespace DryApi.Generated.Tests.Http;

/// <summary>What a service sends reaches messages, logs and traces in a form that does nothing there, and without the key.</summary>
public sealed class HostileTextTests(LoopbackServer server)
{
    private const string Escapes = "\\u001b[2J\\u202e\\r\\nINFO: all is well\\u2028\\u009b0m";
    private const string Shown = "\\u001b[2J\\u202e\\r\\nINFO: all is well\\u2028\\u009b0m";

    public static MatrixTheoryData<(string Body, int Status, string Message), Transport> Bodies => new(
        [
            ($$$"""{"message":"{{{Escapes}}}"}""", 400, Shown + " (POST"),
            ($$$"""{"message":"No.","errors":{"{{{Escapes}}}":["{{{Escapes}}}"]}}""", 422, $"No. {Shown}: {Shown} (POST"),
            ($$$"""{"message":"No.","errors":[{"field":"{{{Escapes}}}","messages":"{{{Escapes}}}"}]}""", 422, $"No. {Shown}: {Shown} (POST"),
            ("\u001b[2J\r\nINFO: all is well", 500, "\\u001b[2J\\r\\nINFO: all is well (POST"),
            ("{\"data\":{\"price\":7,\"" + Escapes + "\":[}}", 200, "data"),
            ($$$"""{"data":{"price":"{{{Escapes}}}"}}""", 200, "data.price: a number was expected, found a string (POST"),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Message_OnEscapeCodesOfTheService_IsOneLineThatCanBePrinted((string Body, int Status, string Message) hostile, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Text(hostile.Body, "application/json", hostile.Status)).Url);

        var exception = await Should.ThrowAsync<DryApiException>(() => Calls.PriceAsync(client, transport, Token));

        exception.Message.ShouldContain(hostile.Message);
        ShouldBePrintable(exception);
    }

    [Fact]
    public async Task Properties_OnEscapeCodesOfTheService_AreAsTheyCame()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""{"message":"a\u001bb","errors":{"f\u001bf":["m\u001bm"]}}""", 422)).Url);

        var exception = await Should.ThrowAsync<DryApiValidationException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.ServiceMessage.ShouldBe("a\u001bb");
        exception.Errors["f\u001bf"].ShouldBe(["m\u001bm"]);
    }

    [Fact]
    public async Task Attempts_OnEscapeCodesOfTheService_CanBePrinted()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""{"message":"a\u001bb"}""", 500)).Url);

        (await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token))).Attempts.ShouldHaveSingleItem().ToString().ShouldContain("a\\u001bb");
    }

    [Theory]
    [InlineData("HTTP/1.1 2\u001b[2J00 OK\r\n\r\n")]
    [InlineData("\u001b[2J\u0007\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX\u001b: 1\r\n\r\n")]
    public async Task Cause_OnBytesThatAreNoHttp_CanBePrinted(string bytes)
    {
        await using var raw = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.SendAsync(bytes);
            await connection.EndAsync(isReset: false);
        });
        using var own = TestClients.Own(raw.Url);
        using var foreign = TestClients.Foreign(raw.Url);

        foreach (var client in (DryApiClient[])[own, foreign])
        {
            ShouldBePrintable(await Should.ThrowAsync<DryApiConnectionException>(() => client.Balance.GetAsync(cancellationToken: Token)));
        }
    }

    [Fact]
    public async Task Job_OnEscapeCodesOfTheService_CanBePrinted()
    {
        using var client = TestClients.Own(server.Open(Responses.InTurn(
            Responses.Json("""{"data":{"request_id":"job\u001b[2J"}}"""),
            Responses.Json("""{"data":{"status":"pro\u001bcessing","preview":"https://example.com/\u001b[2J?token=secret"}}"""),
            Responses.Json("""{"data":{"status":"done","result":"a\u001bb\nc","result_url":"https://example.com/a?token=secret"}}"""),
            Responses.Json("""{"data":{"status":"error","result":"a\u001bb\nc"}}"""))).Url);
        var reports = new Reports<JobProgress>();
        var time = new PassingTimeProvider();
        using var waiting = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = new Uri(client.RequestAdapter.BaseUrl!), TimeProvider = time });

        var job = await waiting.Txt2Img.SubmitAsync(Calls.Image, Token);
        var result = await job.WaitAsync(reports, Token);
        var failure = await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(reports, Token));

        job.ToString().ShouldBe("Image job job\\u001b[2J");
        reports.Items[0].ToString().ShouldBe("JobProgress { Status = pro\\u001bcessing, Percent = , Preview = https://example.com/%1B[2J?…, PreviewBytes = 0 bytes }");
        result.Text.ShouldBe("a\u001bb\nc");
        result.ToString().ShouldBe("JobResult { JobId = job\\u001b[2J, ResultUrl = https://example.com/a?…, Formats = , Text = a\\u001bb\\nc }");
        ShouldBePrintable(failure);
    }

    [Fact]
    public async Task Message_OnEndlessTexts_HasAnEnd()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"field-{number}\":[\"{new string('m', 100)}\"]"));
        using var client = TestClients.Own(server.Open(Responses.Body(
            System.Text.Encoding.UTF8.GetBytes($$$"""{"message":"{{{new string('x', 100_000)}}}","errors":{{{{fields}}}}}"""), "application/json", 422, ("X-Request-Id", new string('r', 10_000)))).Url);

        var exception = await Should.ThrowAsync<DryApiValidationException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.Message.Length.ShouldBeLessThan(8000);
        exception.Message.ShouldEndWith("…)");
        exception.Errors.Count.ShouldBe(5000);
    }

    [Fact]
    public async Task Trace_OnEscapeCodesOfTheService_CanBePrinted()
    {
        var descriptions = new List<string?>();
        using var parent = new Activity("test-of-hostile-text").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DryApi",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Parent == parent)
                {
                    descriptions.Add(activity.StatusDescription);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = TestClients.Own(server.Open(Responses.Json("""{"message":"a\u001bb"}""", 400)).Url);

        await Should.ThrowAsync<DryApiException>(() => client.Balance.GetAsync(cancellationToken: Token));

        descriptions.ShouldBe(["a\\u001bb"]);
    }

    /// <summary>Not even an exception that is caught on the way has the key: some tools log those.</summary>
    [Theory]
    [InlineData("""{"data":{"KEY":7,"price":"x"}}""", 200)]
    [InlineData("""{"data":{"KEY":[}}""", 200)]
    [InlineData("""{"data":{"KEY":{"price":{"a":"\ud800"}}}, "x":}""", 200)]
    [InlineData("""{"message":"KEY","errors":{"KEY":["KEY"]}}""", 422)]
    [InlineData("""{"title":"KEY","detail":"KEY"}""", 400)]
    [InlineData("""{"error":{"message":"KEY"}}""", 401)]
    public async Task Key_OnServiceThatQuotesItAnywhere_IsNotShown(string body, int status)
    {
        var key = $"key-{Guid.NewGuid():N}";
        var inbox = server.Open(Responses.Text(body.Replace("KEY", key, StringComparison.Ordinal), "application/json", status));
        using var watch = new SecretWatch(key);
        using var client = TestClients.Own(inbox.Url, key: key);

        watch.Look(await Should.ThrowAsync<DryApiException>(() => client.Txt2Img.PriceCalculation.PostAsync(Calls.Price, cancellationToken: Token)));

        watch.Finds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Key_InTheAddress_IsNotShown()
    {
        const string key = "key-that-is-also-a-path";
        using var client = TestClients.Own(new Uri(server.Open(Responses.Json("{}", 500)).Url, "/" + key), key: key);

        var exception = await Should.ThrowAsync<DryApiException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.RequestUri!.AbsolutePath.ShouldBe("/***/api/v1/client/balance");
        exception.ToString().ShouldNotContain(key);
    }

    [Fact]
    public async Task Key_InAnAddressOfAnotherAdapter_IsNotShown()
    {
        using var http = new HttpClient(new RespondingHandler(_ => new HttpResponseMessage((System.Net.HttpStatusCode)500) { Content = new StringContent("the-password") }));
        using var adapter = new Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter(new BearerAuthentication(TestClients.Key), httpClient: http) { BaseUrl = "https://user:the-password@api.example.com" };
        using var client = new DryApiClient(adapter);

        var exception = await Should.ThrowAsync<DryApiServerException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.RequestUri!.AbsoluteUri.ShouldBe("https://api.example.com/api/v1/client/balance");
        exception.ToString().ShouldNotContain("the-password");
        exception.Excerpt.ShouldBe("***");
    }

    [Theory]
    [InlineData("https://user:the-password@api.example.com")]
    [InlineData("http://user:the-password@api.example.com")]
    [InlineData("ftp://user:the-password@api.example.com")]
    [InlineData("https://api.example.com/?key=the-password")]
    [InlineData("http://api.example.com/the-password")]
    [InlineData("user:the-password")]
    [InlineData("the-password")]
    [InlineData("http://[the-password")]
    public void Address_OnWhatCannotBeUsed_IsRefusedWithoutQuotingIt(string address)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        var exception = Should.Throw<ArgumentException>(() => client.RequestAdapter.BaseUrl = address);

        exception.ToString().ShouldNotContain("the-password");
        exception.Message.ShouldStartWith("BaseUrl ");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void ShouldBePrintable(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            PrintableText.IsPrintable(each.Message).ShouldBeTrue(PrintableText.Of(each.Message));
        }

        // Lines of its own it has: those of the stack.
        PrintableText.IsPrintable(exception.ToString().ReplaceLineEndings(" ")).ShouldBeTrue();
    }
}
