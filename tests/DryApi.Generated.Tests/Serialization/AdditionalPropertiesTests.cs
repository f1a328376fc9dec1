using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Serialization;

/// <summary>What the contract does not name: kept of responses, sent with requests.</summary>
public sealed class AdditionalPropertiesTests(LoopbackServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachTransport]
    public async Task Response_OnUnknownProperties_KeepsThem(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Json("""{"data":{"balance":1.5,"currency":"EUR","tiers":[{"name":"a"}]},"links":null}""")).Url);

        var info = await client.Balance.GetAsync(cancellationToken: Token);

        info.AdditionalProperties.Keys.ShouldBe(["data", "links"], ignoreOrder: true);
    }

    [Theory]
    [EachTransport]
    public async Task Json_OnAdditionalProperties_SendsThem(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var request = Calls.Image;
        request.AdditionalProperties.Add("sampler", "euler");
        request.AdditionalProperties.Add("clip_skip", 2);
        request.AdditionalProperties.Add("control", new Dictionary<string, object?> { ["weights"] = new[] { 0.5, 1 }, ["on"] = true, ["mask"] = null });

        await client.Txt2Img.PostAsync(request, cancellationToken: Token);

        var sent = JsonNode.Parse(inbox.Request.Body)!;
        JsonNode.DeepEquals(sent["sampler"], "euler").ShouldBeTrue();
        ((int)sent["clip_skip"]!).ShouldBe(2);
        sent["control"]!.ToJsonString().ShouldBe("""{"weights":[0.5,1],"on":true,"mask":null}""");
        ((string)sent["prompt"]!).ShouldBe(request.Prompt);
    }

    [Theory]
    [EachTransport]
    public async Task Form_OnAdditionalProperties_SendsThemAsFields(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var request = new Img2TxtRequest
        {
            Image = FileContent.FromBytes([1, 2, 3], "a.png"), Model = "m",
            AdditionalProperties = { { "language", "ü\"" }, { "pages", new[] { 1, 2 } }, { "deep", true }, { "area", new Dictionary<string, object?> { ["x"] = 1 } }, { "nothing", null } },
        };

        await client.Img2Txt.PostAsync(request, cancellationToken: Token);

        var parts = await inbox.Request.PartsAsync();
        parts.Select(part => $"{part.Name}={(part.FileName is null ? System.Text.Encoding.UTF8.GetString(part.Bytes) : "a file")}").ShouldBe(
            ["image=a file", "model=m", "language=ü\"", "pages=1", "pages=2", "deep=true", """area={"x":1}"""], ignoreOrder: true);
    }

    [Theory]
    [EachTransport]
    public async Task Request_OnAPropertyInBothPlaces_SendsNothingAndNamesIt(Transport transport)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var image = Calls.Image;
        image.AdditionalProperties.Add("prompt", "another");
        var form = new Img2TxtRequest { Image = FileContent.FromBytes([1], "a.png"), Model = "m", AdditionalProperties = { { "model", "n" } } };

        (await Should.ThrowAsync<DryApiValidationException>(() => client.Txt2Img.PostAsync(image, cancellationToken: Token))).Errors.Keys.ShouldBe(["prompt"]);
        (await Should.ThrowAsync<DryApiValidationException>(() => client.Img2Txt.PostAsync(form, cancellationToken: Token))).Errors.Keys.ShouldBe(["model"]);

        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_OnAPropertyThatIsNotSet_MaySendItInAnotherWay()
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Own(inbox.Url);
        var request = Calls.Image;
        request.WebhookUrl = null;
        request.AdditionalProperties.Add("webhook_url", null);

        await client.Txt2Img.PostAsync(request, cancellationToken: Token);

        JsonNode.Parse(inbox.Request.Body)!.AsObject().ContainsKey("webhook_url").ShouldBeTrue();
    }

    [Fact]
    public void Add_OnWhatIsNoJson_IsRefused()
    {
        foreach (var value in new object[] { double.NaN, "half \ud83d", new Dictionary<string, object?> { ["\ud83d"] = 1 }, new object[] { new Uri("https://example.com") } })
        {
            Should.Throw<ArgumentException>(() => Calls.Image.AdditionalProperties.Add("x", value)).Message.ShouldStartWith("'x' cannot be a ");
        }
    }
}
