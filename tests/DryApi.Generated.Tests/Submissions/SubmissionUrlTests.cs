using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Submissions;

/// <summary>With a store, the URL of a job's webhook is sent with a token, and nothing else of the request is sent otherwise.</summary>
public sealed class SubmissionUrlTests(LoopbackServer server)
{
    public static TheoryData<string> Operations => [.. ServiceDocument.AllOperations.Where(operation => operation.Node["x-job"] is not null && Properties(operation).ContainsKey("webhook_url")).Select(operation => operation.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Submit_OnEveryJob_SendsTheTokenAndAllElseAsItIs(string operation)
    {
        var call = new OperationCall(operation, Form.Maximal, 0);
        var own = (string)call.Body!["webhook_url"];

        var plain = await SentAsync(call, null);
        var marked = await SentAsync(call, new InMemorySubmissionStore());

        var added = marked["webhook_url"][own.Length..];
        marked["webhook_url"].ShouldStartWith(own);
        added.ShouldMatch("^&dryapi-submission=[0-9a-f]{32}$");
        plain["webhook_url"].ShouldBe(own);
        marked["webhook_url"] = own;
        marked.ToList().ShouldBe([.. plain]);
    }

    /// <summary>The rules of the field, which the URL keeps with the token too.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void Rules_OnEveryJob_AreThoseThatAreChecked(string operation)
    {
        var schema = ServiceDocument.Resolve(Properties(ServiceDocument.Operation(operation))[WebhookUrl.Field]!);

        ((int)schema["maxLength"]!, (string)schema["x-schemes"]![0]!).ShouldBe((WebhookUrl.Longest, "https"));
    }

    [Theory]
    [InlineData("https://example.com/hook", "https://example.com/hook?dryapi-submission=T")]
    [InlineData("https://example.com", "https://example.com?dryapi-submission=T")]
    [InlineData("https://example.com/hook?", "https://example.com/hook?dryapi-submission=T")]
    [InlineData("https://example.com/hook?a=1", "https://example.com/hook?a=1&dryapi-submission=T")]
    [InlineData("https://example.com/hook?a=1&", "https://example.com/hook?a=1&dryapi-submission=T")]
    [InlineData("https://example.com/hook?a=1#part?b", "https://example.com/hook?a=1&dryapi-submission=T#part?b")]
    [InlineData("https://example.com/hook#part?b", "https://example.com/hook?dryapi-submission=T#part?b")]
    public async Task Submit_OnAUrl_KeepsItsQueryAndItsFragment(string url, string expected)
    {
        var request = Calls.Image;
        request.WebhookUrl = url;
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        var store = new RecordingStore();
        using var client = Client(inbox.Url, store);

        await client.Txt2Img.SubmitAsync(request, Token);

        var token = store.Calls[0].Split(' ')[1];
        ((string?)JsonNode.Parse(inbox.Request.Body)!["webhook_url"]).ShouldBe(expected.Replace("=T", "=" + token, StringComparison.Ordinal));
        request.WebhookUrl.ShouldBe(url);
    }

    [Fact]
    public async Task Submit_OnTheLongestUrl_LeavesRoomForTheToken()
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        var store = new RecordingStore();
        using var client = Client(inbox.Url, store);
        using var without = Client(inbox.Url, null);
        var request = Calls.Image;

        request.WebhookUrl = Url(1997);
        await client.Txt2Img.SubmitAsync(request, Token);
        request.WebhookUrl = Url(2048);
        await without.Txt2Img.SubmitAsync(request, Token);
        request.WebhookUrl = Url(1998);
        var refused = await Should.ThrowAsync<DryApiValidationException>(() => client.Txt2Img.SubmitAsync(request, Token));

        refused.Errors["webhook_url"].ShouldBe(["Must have at most 1997 characters: DryApiClientOptions.Submissions adds 51, and the service takes 2048."]);
        inbox.Requests.Count.ShouldBe(2);
        ((string?)JsonNode.Parse(inbox.Requests[0].Body)!["webhook_url"])!.Length.ShouldBe(2048);
        store.Calls.Count(call => call.StartsWith("add ", StringComparison.Ordinal)).ShouldBe(1);

        static string Url(int length) => "https://example.com/".PadRight(length, 'a');
    }

    [Fact]
    public async Task Submit_OnAUrlThatIsNotHttps_IsRefusedBeforeTheStoreKnows()
    {
        var inbox = server.Open(Responses.Json("{}"));
        var store = new RecordingStore();
        using var client = Client(inbox.Url, store);
        var request = Calls.Image;
        request.WebhookUrl = "http://example.com/hook";

        (await Should.ThrowAsync<DryApiValidationException>(() => client.Txt2Img.SubmitAsync(request, Token))).Errors.Keys.ShouldBe(["webhook_url"]);

        inbox.Requests.ShouldBeEmpty();
        store.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://example.com/hook")]
    public async Task Submit_WithoutAWebhookOrByPost_IsSentAsItIs(string? url)
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        var store = new RecordingStore();
        using var client = Client(inbox.Url, store);
        var request = Calls.Image;
        request.WebhookUrl = url;

        await (url is null ? client.Txt2Img.SubmitAsync(request, Token) : (Task)client.Txt2Img.PostAsync(request, cancellationToken: Token));

        ((string?)JsonNode.Parse(inbox.Request.Body)!["webhook_url"]).ShouldBe(url);
        store.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Submit_OnAUrlThatTheContractDoesNotName_SendsTheTokenThere()
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        using var client = Client(inbox.Url, new InMemorySubmissionStore());
        var request = Calls.Image;
        request.AdditionalProperties["webhook_url"] = System.Text.Json.JsonSerializer.SerializeToElement("https://example.com/hook");
        request.AdditionalProperties["big"] = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>("{\"webhook_url\":\"inside\",\"n\":1.00000000000000000001}");

        await client.Txt2Img.SubmitAsync(request, Token);

        inbox.Request.BodyText.ShouldContain("\"webhook_url\":\"https://example.com/hook?dryapi-submission=");
        inbox.Request.BodyText.ShouldContain("\"big\":{\"webhook_url\":\"inside\",\"n\":1.00000000000000000001}");
    }

    private static JsonObject Properties(ServiceOperation operation) => ServiceDocument.Resolve(operation.BodySchema!)["properties"]?.AsObject() ?? [];

    private static DryApiClient Client(Uri address, IDryApiSubmissionStore? store) => new(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = address, Submissions = store });

    /// <summary>The fields of the body as they arrive, in order.</summary>
    private async Task<Dictionary<string, string>> SentAsync(OperationCall call, IDryApiSubmissionStore? store)
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        using var adapter = Client(inbox.Url, store);
        using var client = call.Version.On(adapter.RequestAdapter);
        await call.SubmitAsync(client);
        return inbox.Request.MediaType == "application/json"
            ? JsonNode.Parse(inbox.Request.Body)!.AsObject().ToDictionary(field => field.Key, field => field.Key == "webhook_url" ? (string)field.Value! : field.Value!.ToJsonString())
            : (await inbox.Request.PartsAsync()).Select((part, index) => (part, index)).ToDictionary(
                each => each.part.Name == "webhook_url" ? "webhook_url" : $"{each.index} {each.part.Name} {each.part.FileName} {each.part.ContentType}",
                each => each.part.FileName is null ? System.Text.Encoding.UTF8.GetString(each.part.Bytes) : Convert.ToHexString(each.part.Bytes));
    }
}
