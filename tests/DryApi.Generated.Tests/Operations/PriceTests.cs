using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Operations;

/// <summary>What a request costs, asked for with the request itself.</summary>
public sealed class PriceTests(LoopbackServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachTransport]
    public async Task GetPrice_OnAJsonRequest_SendsWhatThePriceNeedsAndReadsMoney(Transport transport)
    {
        var inbox = server.Open(Responses.Json("""{"data":{"price":0.1234567890123456789}}"""));
        using var client = TestClients.Of(transport, inbox.Url);
        var request = Calls.Image;
        request.Loras = [new Lora { Name = "style", Weight = 0.5 }];

        (await client.Txt2Img.GetPriceAsync(request, Token)).ShouldBe(0.1234567890123456789m);

        inbox.Request.Path.ShouldBe("/api/v1/client/txt2img/price-calculation");
        var sent = JsonNode.Parse(inbox.Request.Body)!.AsObject();
        ((string)sent["prompt"]!).ShouldBe(request.Prompt);
        ((double)sent["loras"]![0]!["weight"]!).ShouldBe(0.5);
        sent.ContainsKey("webhook_url").ShouldBeFalse("the price does not depend on it");
    }

    [Fact]
    public async Task GetPrice_OnAForm_SendsItsFile()
    {
        var inbox = server.Open(Responses.Json("""{"data":{"price":"0.5"}}"""));
        using var client = TestClients.Own(inbox.Url);

        (await client.Img2Txt.GetPriceAsync(new Img2TxtRequest { Image = FileContent.FromBytes([1, 2, 3], "a.png"), Model = "m", WebhookUrl = "https://example.com/hook" }, Token)).ShouldBe(0.5m);

        (await inbox.Request.PartsAsync()).Select(part => part.Name).ShouldBe(["image", "model"], ignoreOrder: true);
    }

    [Fact]
    public async Task GetPrice_OnTextsToEmbed_TakesTheSameInput()
    {
        var inbox = server.Open(Responses.Json("""{"data":{"price":1}}"""));
        using var client = TestClients.Own(inbox.Url);

        (await client.Txt2Embedding.GetPriceAsync(new Txt2EmbeddingRequest { Input = ["one", "two"], Model = "m" }, Token)).ShouldBe(1m);

        JsonNode.Parse(inbox.Request.Body)!["input"]!.ToJsonString().ShouldBe("""["one","two"]""");
    }

    [Fact]
    public async Task GetPrice_OnNoPriceOrABrokenRule_SaysSo()
    {
        var inbox = server.Open(Responses.Json("""{"data":{}}"""));
        using var client = TestClients.Own(inbox.Url);
        var request = Calls.Image;

        (await Should.ThrowAsync<DryApiResponseException>(() => client.Txt2Img.GetPriceAsync(request, Token))).Message.ShouldContain("The service responded without a price.");
        request.Prompt = "";
        (await Should.ThrowAsync<DryApiValidationException>(() => client.Txt2Img.GetPriceAsync(request, Token))).Errors.Keys.ShouldBe(["prompt"]);
        inbox.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Union_OnACollectionExpression_IsTheList()
    {
        Txt2EmbeddingRequestInput input = ["one", "two"];

        input.Strings.ShouldBe(["one", "two"]);
        var items = new List<string>();
        foreach (var item in input)
        {
            items.Add(item);
        }

        items.ShouldBe(["one", "two"]);
        Txt2EmbeddingRequestInput text = "one";
        text.GetEnumerator().MoveNext().ShouldBeFalse();
    }

    [Fact]
    public void Validate_OnEmptyTextsAndSizesOfZero_RefusesThem()
    {
        var request = Calls.Image;
        (request.Prompt, request.Width, request.Height) = ("", 0, -1);

        request.Validate().Keys.ShouldBe(["prompt", "width", "height"], ignoreOrder: true);
    }
}
