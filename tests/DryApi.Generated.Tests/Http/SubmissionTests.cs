using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>A job is paid for once: what nobody can be sure of is said, not tried again.</summary>
public sealed class SubmissionTests(LoopbackServer server)
{
    private static readonly Func<HttpContext, Task> Aborted = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static MatrixTheoryData<(string Name, Type Cause, int Status), Transport> Doubts => new(
        [
            ("abort", typeof(DryApiConnectionException), 0),
            ("cut", typeof(DryApiConnectionException), 200),
            ("500", typeof(DryApiServerException), 500),
            ("503", typeof(DryApiServerException), 503),
            ("garbage", typeof(DryApiResponseException), 200),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Submission_OnDoubt_SaysSoAndIsSentOnce((string Name, Type Cause, int Status) doubt, Transport transport)
    {
        var inbox = server.Open(doubt.Name switch
        {
            "abort" => Aborted,
            "cut" => Responses.Cut("{\"data\":{"),
            "garbage" => Responses.Text("<html>", "text/html"),
            _ => Responses.Json("{\"message\":\"Down.\"}", doubt.Status),
        });
        using var client = Client(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => Calls.ImageAsync(client, transport, TestContext.Current.CancellationToken));

        exception.InnerException.ShouldBeOfType(doubt.Cause);
        exception.Message.ShouldStartWith("The job may have been taken, or not: ");
        exception.RequestMethod.ShouldBe("POST");
        exception.RequestUri.ShouldBe(new Uri(inbox.Url + "/api/v1/client/txt2img"));
        exception.ResponseStatusCode.ShouldBe(transport == Transport.Foreign && doubt.Name == "cut" ? 0 : doubt.Status);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, typeof(DryApiUnauthorizedException))]
    [InlineData(404, typeof(DryApiNotFoundException))]
    [InlineData(422, typeof(DryApiValidationException))]
    [InlineData(307, typeof(DryApiException))]
    public async Task Submission_OnRefusal_IsThatRefusal(int status, Type type)
    {
        using var client = Client(Transport.Own, server.Open(Responses.Json("{}", status)).Url);

        (await Should.ThrowAsync<DryApiException>(() => client.Txt2Img.SubmitAsync(Calls.Image, TestContext.Current.CancellationToken))).ShouldBeOfType(type);
    }

    [Fact]
    public async Task Submission_OnRateLimitThatPasses_IsOneJob()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("{}", 429), Responses.Json("{}", 429), Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}")));
        using var client = Client(Transport.Own, inbox.Url);

        (await client.Txt2Img.SubmitAsync(Calls.Image, TestContext.Current.CancellationToken)).Id.ShouldBe("job-1");

        inbox.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [EachTransport]
    public async Task Submission_OnBalanceThatDoesNotPay_HasItsOwnType(Transport transport)
    {
        using var client = Client(transport, server.Open(Responses.Json("{\"message\":\"No money.\",\"errors\":{\"balance\":[\"Insufficient balance.\"]}}", 422)).Url);

        var exception = await Should.ThrowAsync<DryApiInsufficientBalanceException>(() => Calls.ImageAsync(client, transport, TestContext.Current.CancellationToken));

        exception.Errors["balance"].ShouldBe(["Insufficient balance."]);
        exception.ResponseStatusCode.ShouldBe(422);
    }

    private static DryApiClient Client(Transport transport, Uri address) => transport == Transport.Foreign
        ? TestClients.Foreign(address)
        : new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, TimeProvider = new PassingTimeProvider() });
}
