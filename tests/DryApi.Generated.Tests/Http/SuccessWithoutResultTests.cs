using System.Text.Json;
using DryApi.Errors;
using DryApi.Generated.Tests.Support;
using DryApi.Serialization;

namespace DryApi.Generated.Tests.Http;

/// <summary>Responses whose status says success, and which have no body, or an error inside.</summary>
public sealed class SuccessWithoutResultTests(LoopbackServer server)
{
    private const string NoBody = "The service responded with success and without a body, where the contract has one.";
    private const string Inside = "The service responded with success and an error inside";

    public static MatrixTheoryData<(int Status, string? Body), Transport> Empty => new([(200, null), (201, null), (202, ""), (204, null), (205, null), (200, " \r\n\t ")], Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task Response_WithoutBody_SaysSoWithStatusAndOperation((int Status, string? Body) response, Transport transport)
    {
        var inbox = server.Open(Without(response));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => Calls.BalanceAsync(client, transport, Token));

        exception.Message.ShouldBe($"{NoBody} (GET {inbox.Url}/api/v1/client/balance, status {response.Status})");
        exception.ResponseStatusCode.ShouldBe(response.Status);
    }

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task Submission_WithoutBody_IsUncertain((int Status, string? Body) response, Transport transport)
    {
        var inbox = server.Open(Without(response));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => Calls.ImageAsync(client, transport, Token));

        exception.InnerException.ShouldBeOfType<DryApiResponseException>();
        exception.Message.ShouldStartWith($"The job may have been taken, or not: {NoBody} It was sent once and not again, as a second job would be paid for too; see the account's jobs");
        exception.ResponseStatusCode.ShouldBe(response.Status);
        inbox.Requests.Count.ShouldBe(1);
    }

    public static MatrixTheoryData<(string Body, string? Message, string? Field), Transport> Errors => new(
        [
            ("""{"message":"No such job.","errors":{"request_id":["Unknown."]}}""", "No such job.", "request_id"),
            ("""{"errors":{"request_id":"Unknown."},"message":"No such job."}""", "No such job.", "request_id"),
            ("""{"message":"No such job."}""", "No such job.", null),
            ("""{ "message" : "No such job." , "data" : { } }""", "No such job.", null),
            ("""{"errors":{"request_id":["Unknown."]},"data":null}""", null, "request_id"),
            ("""{"error":"No such job."}""", "No such job.", null),
            ("""{"error":{"message":"No such job.","code":7}}""", "No such job.", null),
            ("""{"error":{"code":7}}""", null, null),
            ("""{"error":true,"message":"No such job."}""", "No such job.", null),
            ("""{"success":false,"error":"E7","message":"No such job."}""", "No such job.", null),
            ("""{"data":null,"message":"No such job.","errors":[],"statusCode":404}""", "No such job.", null),
            ("""{"data":[],"message":"No such job."}""", "No such job.", null),
            ("""{"data":{},"message":"No such job."}""", "No such job.", null),
            ("""{"data":"none","message":"No such job."}""", "No such job.", null),
            ("""{"detail":"No such job.","status":404}""", "No such job.", null),
            ("""{"type":"about:blank","title":"No such job.","status":404}""", "No such job.", null),
            ("""{"errors":[{"field":"request_id","messages":["Unknown."]}]}""", null, "request_id"),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Response_WithErrorInside_SaysWhatTheServiceSays((string Body, string? Message, string? Field) error, Transport transport)
    {
        var inbox = server.Open(Responses.Json(error.Body, 200, ("X-Request-Id", "r-1")));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => transport == Transport.OwnConfigured
            ? client.RequestStatus["id"].GetAsync(configuration => configuration.Headers.Add("X-Call", "1"), Token)
            : client.RequestStatus["id"].GetAsync(cancellationToken: Token));

        exception.Message.ShouldStartWith(error.Message is not null ? $"{Inside}: {error.Message}" : error.Field is not null ? $"{Inside}. {error.Field}: Unknown. (GET " : $"{Inside}: {error.Body} (GET ");
        exception.Message.ShouldEndWith("status 200, request id r-1)");
        exception.ServiceMessage.ShouldBe(error.Message);
        exception.Errors.Keys.ShouldBe(error.Field is null ? [] : [error.Field]);
        exception.Excerpt.ShouldBe(error.Body);
        inbox.Requests.Count.ShouldBe(1);
    }

    /// <summary>The status says that the job was taken, the body that it was not: only the account's jobs tell.</summary>
    [Theory]
    [EachTransport]
    public async Task Submission_WithErrorInside_IsUncertainAndSaysWhatTheServiceSays(Transport transport)
    {
        var inbox = server.Open(Responses.Json("""{"message":"The balance is too low.","errors":{"balance":["The balance is too low."]}}"""));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => Calls.ImageAsync(client, transport, Token));

        exception.InnerException.ShouldBeOfType<DryApiResponseException>();
        exception.Message.ShouldStartWith($"The job may have been taken, or not: {Inside}: The balance is too low. It was sent once and not again");
        exception.ServiceMessage.ShouldBe("The balance is too low.");
        exception.Errors["balance"].ShouldBe(["The balance is too low."]);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Response_WithErrorInsideThatQuotesTheKey_DoesNotShowIt()
    {
        using var client = TestClients.Own(server.Open(Responses.Json($$"""{"message":"Bad key {{TestClients.Key}}"}""")).Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => client.Balance.GetAsync(cancellationToken: Token));

        exception.ToString().ShouldNotContain(TestClients.Key);
        exception.ServiceMessage.ShouldBe("Bad key ***");
    }

    [Theory]
    [InlineData("""{"data":{"status":"done"},"message":"OK"}""")]
    [InlineData("""{"message":"OK","data":{"status":"done"}}""")]
    [InlineData("""{"errors":["late"],"data":{"status":"done"}}""")]
    [InlineData("""{"error":null,"errors":[],"message":"","data":{"status":"done"}}""")]
    [InlineData("""{"error":{"code":0},"data":{"status":"done"}}""")]
    public async Task Response_WithResultAndMessage_IsTheResult(string body)
    {
        using var client = TestClients.Own(server.Open(Responses.Json(body)).Url);

        (await client.GetJob("id").GetStatusAsync(Token)).Status.ShouldBe(JobStatus.Done);
    }

    [Theory]
    [InlineData("""{"balance":1.25,"message":"Thank you."}""", 1.25)]
    [InlineData("""{"message":"Thank you.","balance":0}""", 0d)]
    [InlineData("""{"balance":null,"message":""}""", null)]
    [InlineData("""{"balance":null}""", null)]
    [InlineData("""{"page":{"size":1},"message":"Thank you."}""", null)]
    [InlineData("{}", null)]
    public async Task Response_WithScalarsAndMessage_IsTheModel(string body, double? balance)
    {
        using var client = TestClients.Own(server.Open(Responses.Json(body)).Url);

        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe((decimal?)balance);
    }

    /// <summary>What the contract itself calls a message is a result.</summary>
    [Theory]
    [InlineData("Deleted.", false)]
    [InlineData(null, true)]
    public void Error_InAModelThatKnowsTheWord_IsNone(string? known, bool isError)
    {
        var model = new Note { Message = known };

        ErrorInside.IsIn("{\"ok\":false,\"message\":\"Deleted.\"}"u8, model).ShouldBe(isError);
        ErrorInside.IsIn("{\"ok\":false,\"message\":\"Deleted.\"}"u8, new object()).ShouldBeFalse("nobody can say what it knows");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("\"message\"")]
    [InlineData("{\"message\":\"half")]
    [InlineData("{\"message\":7}")]
    [InlineData("{\"error\":0}")]
    [InlineData("{\"name\":\"error\"}")]
    public void Error_InWhatTellsOfNone_IsNone(string body) => ErrorInside.IsIn(System.Text.Encoding.UTF8.GetBytes(body), model: null).ShouldBeFalse();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Without((int Status, string? Body) response) =>
        response.Body is null ? Responses.Empty(response.Status) : Responses.Text(response.Body, "application/json", response.Status);

    private sealed class Note : IJsonProperties
    {
        public string? Message { get; init; }

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteBoolean("ok", false);
            writer.WriteString("message", Message);
        }
    }
}
