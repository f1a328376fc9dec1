using System.Text;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>Responses that are no success: which exception comes, and what it carries.</summary>
public sealed class ErrorResponseTests(LoopbackServer server)
{
    private const string Path = "/api/v1/client/txt2img/price-calculation";

    public static MatrixTheoryData<(int Status, Type Type), Transport> Statuses => new(
        [
            (302, typeof(DryApiException)), (400, typeof(DryApiException)), (401, typeof(DryApiUnauthorizedException)), (403, typeof(DryApiForbiddenException)),
            (404, typeof(DryApiNotFoundException)), (418, typeof(DryApiException)), (422, typeof(DryApiValidationException)), (429, typeof(DryApiRateLimitException)),
            (500, typeof(DryApiServerException)), (503, typeof(DryApiServerException)), (504, typeof(DryApiServerException)), (599, typeof(DryApiServerException)),
        ],
        Enum.GetValues<Transport>());

    public static MatrixTheoryData<string, Transport> FieldBodies => new(
        ["""{"message":"No.","errors":{"model":["Unknown.","Twice."],"width":"Too wide."}}""", """{"data":null,"message":"No.","errors":[{"field":"model","messages":["Unknown.","Twice."]},{"field":"width","messages":["Too wide."]}],"statusCode":422}"""],
        Enum.GetValues<Transport>());

    public static MatrixTheoryData<string, Transport> OddBodies => new(
        ["", "<html><body>502 Bad Gateway</body></html>", "{\"message\": \"cut", "[]", "null", "\"text\"", "{}", "{\"message\":{\"a\":1},\"errors\":7}", "{\"message\":\"\\ud800\"}"],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Error_OnStatus_IsItsTypeWithEverythingThatCame((int Status, Type Type) expected, Transport transport)
    {
        var inbox = server.Open(Responses.Body("""{"data":null,"message":"What went wrong.","errors":[],"statusCode":1}"""u8.ToArray(), "application/json", expected.Status, ("X-Trace", "t-1"), ("Location", "http://127.0.0.1:1/elsewhere")));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await FailAsync(client, transport);

        exception.ShouldBeOfType(expected.Type);
        exception.ResponseStatusCode.ShouldBe(expected.Status);
        exception.ResponseHeaders["x-trace"].ShouldBe(["t-1"]);
        exception.ResponseHeaders["Content-Type"].ShouldBe(["application/json"]);
        exception.RequestMethod.ShouldBe("POST");
        exception.RequestUri.ShouldBe(new Uri(inbox.Url + Path));
        exception.ServiceMessage.ShouldBe("What went wrong.");
        exception.Errors.ShouldBeEmpty();
        exception.Excerpt.ShouldNotBeNull().ShouldStartWith("{\"data\":null");
        exception.Message.ShouldBe($"What went wrong.{(expected.Status == 302 ? " It redirects to 127.0.0.1:1, and no redirect is followed." : "")} (POST {inbox.Url}{Path}, status {expected.Status})");
        inbox.Requests.Count.ShouldBe(1, "no redirect is followed");
    }

    [Theory]
    [MemberData(nameof(FieldBodies))]
    public async Task Error_On422InEitherShape_HasTheFields(string body, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Json(body, 422)).Url);

        var exception = (await FailAsync(client, transport)).ShouldBeOfType<DryApiValidationException>();

        exception.WasSent.ShouldBeTrue();
        exception.Errors.Keys.ShouldBe(["model", "width"]);
        exception.Errors["model"].ShouldBe(["Unknown.", "Twice."]);
        exception.Errors["width"].ShouldBe(["Too wide."]);
        exception.Message.ShouldStartWith("No. model: Unknown. model: Twice. width: Too wide. (POST ");
    }

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task Error_OnOddBody_KeepsStatusAndExcerpt(string body, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Text(body, body.StartsWith('<') ? "text/html" : "application/json", 500)).Url);

        var exception = (await FailAsync(client, transport)).ShouldBeOfType<DryApiServerException>();

        exception.ResponseStatusCode.ShouldBe(500);
        exception.Excerpt.ShouldBe(body.Length == 0 ? null : body);
        exception.Message.ShouldContain("status 500");
        exception.Message.ShouldContain(body);
    }

    [Theory]
    [EachTransport]
    public async Task Error_OnLongBody_ShowsItsBeginning(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Text(new string('x', 100_000), "text/plain", 400)).Url);

        (await FailAsync(client, transport)).Excerpt.ShouldBe(new string('x', 500));
    }

    [Fact]
    public async Task Error_OnConnectionCutInTheBody_IsStillTheStatus()
    {
        using var client = TestClients.Own(server.Open(Responses.Cut("{\"message\":\"half", 500)).Url);

        (await FailAsync(client, Transport.Own)).ShouldBeOfType<DryApiServerException>().ResponseStatusCode.ShouldBe(500);
    }

    [Theory]
    [InlineData("gzip", 200, typeof(DryApiResponseException))]
    [InlineData("br", 200, typeof(DryApiResponseException))]
    [InlineData("deflate", 200, typeof(DryApiResponseException))]
    [InlineData("gzip", 502, typeof(DryApiServerException))]
    [InlineData("br", 502, typeof(DryApiServerException))]
    [InlineData("deflate", 502, typeof(DryApiServerException))]
    public async Task Error_OnBodyThatCannotBeUnpacked_IsStillTheStatus(string encoding, int status, Type type)
    {
        using var client = TestClients.Own(server.Open(Responses.Body("<html>"u8.ToArray(), "text/html", status, ("Content-Encoding", encoding))).Url);

        var exception = await FailAsync(client, Transport.Own);

        exception.ShouldBeOfType(type);
        exception.ResponseStatusCode.ShouldBe(status);
    }

    [Theory]
    [EachTransport]
    public async Task RateLimit_OnAllHeaders_CarriesThem(Transport transport)
    {
        var inbox = server.Open(Responses.Body(
            """{"message":"Too Many Attempts."}"""u8.ToArray(),
            "application/json",
            429,
            ("X-RateLimit-Limit", "3"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Daily-Limit", "100"),
            ("X-RateLimit-Daily-Remaining", "95"),
            ("X-RateLimit-Type", "minute"),
            ("Retry-After", "60")));
        using var client = TestClients.Of(transport, inbox.Url);

        var limit = (await FailAsync(client, transport)).ShouldBeOfType<DryApiRateLimitException>();

        limit.RateLimit.ShouldBe(new RateLimitInfo { MinuteLimit = 3, MinuteRemaining = 0, DailyLimit = 100, DailyRemaining = 95, ExceededLimit = "minute" });
        limit.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("0", 0d)]
    [InlineData("86400", 86400d)]
    [InlineData("1.5", 1.5)]
    [InlineData("-5", 0d)]
    [InlineData("Sun, 01 Mar 2026 12:02:30 GMT", 150d)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0d)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task RateLimit_OnRetryAfter_ReadsSecondsAndDates(string? header, double? seconds)
    {
        var inbox = server.Open(Responses.Body([], null, 429, header is null ? [] : [("Retry-After", header)]));
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = inbox.Url, TimeProvider = new PassingTimeProvider(), Retry = new DryApiRetryOptions { MaxRetries = 0 } });

        foreach (var transport in (Transport[])[Transport.Own, Transport.OwnConfigured])
        {
            (await FailAsync(client, transport)).ShouldBeOfType<DryApiRateLimitException>()
                .RetryAfter.ShouldBe(seconds is { } value ? TimeSpan.FromSeconds(value) : null);
        }
    }

    [Theory]
    [EachTransport]
    public async Task Error_OnResponseThatQuotesTheKey_DoesNotShowIt(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(context => Responses.Text(
            $$$"""{"message":"Bad header: {{{context.Request.Headers.Authorization}}}","errors":{"Authorization":["{{{context.Request.Headers.Authorization}}}"]}}""", "application/json", 401)(context)).Url);

        var exception = (await FailAsync(client, transport)).ShouldBeOfType<DryApiUnauthorizedException>();

        exception.ServiceMessage.ShouldBe("Bad header: Bearer ***");
        exception.ToString().ShouldNotContain(TestClients.Key);
        exception.Excerpt.ShouldNotBeNull().ShouldNotContain(TestClients.Key);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("message")]
    [InlineData("errors")]
    public async Task Error_OnAShortKeyThatIsQuoted_IsMaskedAsAWordAndStaysReadable(string key)
    {
        using var client = TestClients.Own(
            server.Open(Responses.Json($$$"""{"message":"Refused: Bearer {{{key}}}, the messenger errored","errors":{"model":["No such model."]}}""", 422)).Url,
            key: key);

        var exception = await Should.ThrowAsync<DryApiValidationException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.ServiceMessage.ShouldBe("Refused: Bearer ***, the messenger errored");
        exception.Errors["model"].ShouldBe(["No such model."]);
    }

    [Fact]
    public async Task Message_OnAFieldThatTheServiceRepeats_SaysItOnce()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""{"message":"No such model.","errors":{"model":["No such model."],"width":["Too wide."]}}""", 422)).Url);

        var exception = await Should.ThrowAsync<DryApiValidationException>(() => client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.Message.ShouldStartWith("No such model. width: Too wide. (GET ");
    }

    [Theory]
    [EachTransport]
    public async Task Redirect_OnAnyStatus_IsNotFollowedWithTheKey(Transport transport)
    {
        var elsewhere = server.Open(Responses.Json("{}"));
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            using var client = TestClients.Of(transport, server.Open(Responses.Body([], null, status, ("Location", elsewhere.Url + "/x"))).Url);

            var exception = await FailAsync(client, transport);

            exception.ResponseStatusCode.ShouldBe(status);
            exception.ResponseHeaders["Location"].ShouldBe([elsewhere.Url + "/x"]);
        }

        elsewhere.Requests.ShouldBeEmpty();
    }

    public static MatrixTheoryData<(string Location, string Host), Transport> Redirects => new(
        [
            ("https://elsewhere.example.com/path?token=secret", "elsewhere.example.com"),
            ("https://user:secret@elsewhere.example.com:8443/", "elsewhere.example.com:8443"),
            ("/path?token=secret", "127.0.0.1:PORT"),
            ("//elsewhere.example.com/secret", "elsewhere.example.com"),
            ("https://xn--bcher-kva.example.com/secret", "xn--bcher-kva.example.com"),
            ("mailto:secret", "what is no address of the web"),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Redirect_OnAnyTarget_NamesItsHostAlone((string Location, string Host) redirect, Transport transport)
    {
        var inbox = server.Open(Responses.Body([], null, 307, ("Location", redirect.Location)));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await FailAsync(client, transport);

        exception.Message.ShouldContain($"It redirects to {redirect.Host.Replace("PORT", inbox.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}, and no redirect is followed.");
        exception.Message.ShouldNotContain("secret");
        inbox.Requests.Count.ShouldBe(1);
    }

    public static MatrixTheoryData<(string Body, string Message), Transport> Habits => new(
        [
            ("""{"type":"about:blank","title":"Too wide.","status":400}""", "Too wide."),
            ("""{"title":"Bad request.","detail":"The width is 9000."}""", "Bad request: The width is 9000."),
            ("""{"detail":"The width is 9000."}""", "The width is 9000."),
            ("""{"error":{"message":"The width is 9000.","type":"invalid_request_error"}}""", "The width is 9000."),
            ("""{"error":"The width is 9000."}""", "The width is 9000."),
            ("""{"message":"The width is 9000.","title":"No","error":{"message":"no"}}""", "The width is 9000."),
            ("""{"title":"Invalid","errors":{"width":["Too wide."]}}""", "Invalid width: Too wide."),
            ("""{"title":"Invalid","errors":[{"detail":"Too wide.","pointer":"#/width"},{"detail":"Not a number.","parameter":"page"},{"detail":"Odd."}]}""", "Invalid #/width: Too wide. page: Not a number. : Odd."),
            ("""{"error":{"message":["a"]},"title":7}""", """{"error":{"message":["a"]},"title":7}"""),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task Error_OnAnyHabitOfErrors_SaysWhatItSays((string Body, string Message) habit, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Text(habit.Body, "application/problem+json", 400)).Url);

        (await FailAsync(client, transport)).Message.ShouldStartWith(habit.Message + " (POST ");
    }

    private static async Task<DryApiException> FailAsync(DryApiClient client, Transport transport)
    {
        var exception = await Should.ThrowAsync<DryApiException>(() => Calls.PriceAsync(client, transport, TestContext.Current.CancellationToken));
        exception.ToString().ShouldNotContain(TestClients.Key);
        return exception;
    }
}
