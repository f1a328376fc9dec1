using System.Net;
using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Peers;

/// <summary>Every request, judged by a reader of the document that is not ours.</summary>
public sealed class PrismTests(PrismServer prism) : IClassFixture<PrismServer>
{
    private const string Violations = "sl-violations";

    [Theory]
    [MemberData(nameof(OperationRequestTests.FirstCalls), MemberType = typeof(OperationRequestTests))]
    public async Task Request_OnPrism_IsWhatTheDocumentSays(string operation, Form form, int choice)
    {
        using var http = new HttpClient(new Judgement());
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = prism.Url, HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });

        await new OperationCall(operation, form, choice).SendAsync(client, isConfigured: false);
    }

    [Theory]
    [InlineData("{\"prompt\":\"p\"}", true, "required property 'model'")]
    [InlineData("{\"prompt\":7,\"model\":\"m\",\"width\":512,\"height\":512,\"guidance\":1,\"steps\":1,\"seed\":1}", true, "must be string")]
    [InlineData("{\"prompt\":\"p\",\"model\":\"m\",\"width\":512,\"height\":512,\"guidance\":1,\"steps\":1,\"seed\":1}", false, "Invalid security scheme used")]
    public async Task Prism_OnWrongRequest_SaysSo(string body, bool hasKey, string expected)
    {
        (await JudgeAsync("txt2img", new StringContent(body, Encoding.UTF8, "application/json"), hasKey)).ShouldContain(expected);
    }

    [Fact]
    public async Task Prism_OnFormWithoutARequiredField_SaysSo()
    {
        using var form = new MultipartFormDataContent { { new StringContent("p"), "\"prompt\"" }, { new StringContent("1"), "\"seed\"" }, { new StringContent("4"), "\"steps\"" } };

        (await JudgeAsync("img2img", form, hasKey: true)).ShouldContain("required property 'model'");
    }

    /// <summary>What Prism finds wrong with a request.</summary>
    private async Task<string> JudgeAsync(string operation, HttpContent content, bool hasKey)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(prism.Url, "/api/v1/client/" + operation)) { Content = content, Headers = { { "Accept", "application/json" } } };
        if (hasKey)
        {
            request.Headers.Add("Authorization", "Bearer " + TestClients.Key);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.GetValues(Violations).Single();
    }

    /// <summary>Fails on any violation.</summary>
    private sealed class Judgement() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.TryGetValues(Violations, out var violations);
            violations.ShouldBeNull();
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return response;
        }
    }
}
