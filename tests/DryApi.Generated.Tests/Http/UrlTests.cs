using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Http;

/// <summary>What values become in paths and queries.</summary>
public sealed class UrlTests(LoopbackServer server)
{
    public static MatrixTheoryData<(string Id, string Segment), Transport> Ids => new(
        [
            ("c08a339c-73e5-4d67-a4d5-231302fbff9a", "c08a339c-73e5-4d67-a4d5-231302fbff9a"),
            ("a/b c?", "a%2Fb%20c%3F"),
            ("../balance", "..%2Fbalance"),
            ("...", "..."),
            ("%2e%2e", "%252e%252e"),
            ("#&=+", "%23%26%3D%2B"),
            ("ü", "%C3%BC"),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Path_OnAnyId_IsOneSegment((string Id, string Segment) id, Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);

        await (transport == Transport.OwnConfigured
            ? client.RequestStatus[id.Id].GetAsync(configuration => configuration.Headers.Add("X-Call", "1"), TestContext.Current.CancellationToken)
            : client.RequestStatus[id.Id].GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        inbox.Request.Target.ShouldBe("/api/v1/client/request-status/" + id.Segment);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public void Path_OnIdThatLeadsElsewhere_IsRefused(string? id)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        Should.Throw<ArgumentException>(() => client.RequestStatus[id!]).ParamName.ShouldBe("requestId");
    }

    [Theory]
    [EachTransport]
    public async Task Query_OnList_IsJoinedWithCommas(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var query = new ModelsQuery { InferenceTypes = [InferenceType.Txt2Img, InferenceType.ImgRmbg], Page = 2 };

        await (transport == Transport.OwnConfigured
            ? client.Models.GetAsync(query, configuration => configuration.Headers.Add("X-Call", "1"), TestContext.Current.CancellationToken)
            : client.Models.GetAsync(query, cancellationToken: TestContext.Current.CancellationToken));

        inbox.Request.Target.ShouldBe("/api/v1/client/models?filter%5Binference_types%5D=txt2img,img_rmbg&page=2");
    }

    [Theory]
    [EachTransport]
    public async Task Query_OnNothingSet_IsAbsent(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);

        await client.Models.GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        await client.Models.GetAsync(new ModelsQuery { InferenceTypes = [] }, cancellationToken: TestContext.Current.CancellationToken);

        inbox.Requests.Select(request => request.Target).ShouldBe(["/api/v1/client/models", "/api/v1/client/models"]);
    }

    [Theory]
    [EachTransport]
    public async Task Query_OnReservedCharacters_IsEscaped(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);

        await client.Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = SamplePromptType.Text2Image, Topic = "a&b=c?d#e+f g/ü%" }, cancellationToken: TestContext.Current.CancellationToken);

        inbox.Request.Target.ShouldContain("topic=a%26b%3Dc%3Fd%23e%2Bf%20g%2F%C3%BC%25");
        inbox.Request.Query.ShouldContain(("topic", "a&b=c?d#e+f g/ü%"));
    }
}
