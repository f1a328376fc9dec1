using System.Text;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>Successful answers that are not what the contract says.</summary>
public sealed class ResponseBodyTests(LoopbackServer server)
{
    public static MatrixTheoryData<(string Body, string Reason), Transport> Garbage => new(
        [
            ("null", "it is null"),
            ("<html>", "'<' is an invalid start of a value"),
            ("{\"data\":{\"progress\":12", "data.progress: "),
            ("{\"data\":{}} x", "'x' is invalid after a single JSON value"),
            ("\"text\"", "an object was expected, found a string"),
            ("[1]", "an object was expected, found a list"),
            ("{\"data\":\"done\"}", "data: an object was expected, found a string"),
            ("{\"data\":{\"status\":\"done\",\"progress\":\"half\"}}", "data.progress: a number was expected, found a string"),
            ("{\"data\":{\"progress\":{}}}", "data.progress: a number was expected, found an object"),
            ("{\"data\":{\"results_alt_formats\":{\"other\":[1,2],\"jpg\":[]}}}", "data.results_alt_formats.jpg: a string was expected, found a list"),
            ("{\"data\":{\"result\":\"\\ud800\"}}", "data.result: "),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Response_OnGarbage_SaysWhatIsWrongAndWhere((string Body, string Reason) garbage, Transport transport)
    {
        var inbox = server.Open(Responses.Body(Encoding.UTF8.GetBytes(garbage.Body), "application/json", 200, ("X-Trace", "t-1")));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => transport == Transport.OwnConfigured
            ? client.RequestStatus["id"].GetAsync(configuration => configuration.Headers.Add("X-Call", "1"), TestContext.Current.CancellationToken)
            : client.RequestStatus["id"].GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.Message.ShouldStartWith("The answer is not what the contract says: " + garbage.Reason);
        exception.Message.ShouldNotContain("LineNumber");
        exception.ResponseStatusCode.ShouldBe(200);
        exception.ResponseHeaders["X-Trace"].ShouldBe(["t-1"]);
        exception.RequestMethod.ShouldBe("GET");
        exception.RequestUri.ShouldBe(new Uri(inbox.Url + "/api/v1/client/request-status/id"));
        exception.Excerpt.ShouldBe(garbage.Body);
    }

    [Theory]
    [EachTransport]
    public async Task Response_OnBytesThatAreNotUnicode_IsAResponseError(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body([.. "{\"data\":{\"result\":\""u8, 0xff, 0xfe, .. "\"}}"u8], "application/json")).Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => client.RequestStatus["id"].GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.Message.ShouldContain("data.result: ");
    }

    [Theory]
    [EachTransport]
    public async Task Response_OnItemOfAList_NamesItsPlace(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Json("""{"data":[{"slug":"a","loras":[]},{"slug":"b","loras":[{"name":"x"},{"name":{}}]}]}""")).Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => client.Models.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        exception.Message.ShouldContain("data[1].loras[1].name: a string was expected, found an object");
    }

    [Theory]
    [EachTransport]
    public async Task Response_OnNoContentType_IsReadAsJson(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body("{\"balance\":1.25}"u8.ToArray(), null)).Url);

        (await Calls.BalanceAsync(client, transport, TestContext.Current.CancellationToken)).Balance.ShouldBe(1.25m);
    }

    [Theory]
    [InlineData("45.50", 45.5)]
    [InlineData("\"45.50\"", 45.5)]
    [InlineData("null", null)]
    public async Task Progress_OnEitherForm_IsANumber(string json, double? expected)
    {
        using var client = TestClients.Own(server.Open(Responses.Json($$$"""{"data":{"status":"processing","progress":{{{json}}}}}""")).Url);

        (await client.RequestStatus["id"].GetAsync(cancellationToken: TestContext.Current.CancellationToken)).Data.ShouldNotBeNull().Progress.ShouldBe(expected);
    }
}
