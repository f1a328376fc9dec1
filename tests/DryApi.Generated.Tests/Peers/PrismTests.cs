using System.Net;
using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using DryApi.TestSupport.Servers;

namespace DryApi.Generated.Tests.Peers;

/// <summary>Every request, judged by a reader of the document that is not ours.</summary>
public sealed class PrismTests(PrismServer prism) : IClassFixture<PrismServer>
{
    private const string Violations = "sl-violations";

    [Theory]
    [MemberData(nameof(OperationRequestTests.Calls), MemberType = typeof(OperationRequestTests))]
    public async Task Request_OnPrism_IsWhatTheDocumentSays(string operation, Form form, int choice)
    {
        using var http = new HttpClient(new Judgement());
        var call = new OperationCall(operation, form, choice);
        using var adapter = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, BaseAddress = prism.UrlOf(call.Version.Folder), HttpClient = http, Retry = new DryApiRetryOptions { MaxRetries = 0 } });
        using var client = call.Version.On(adapter.RequestAdapter);

        await call.SendAsync(client, isConfigured: false);
    }

    [Theory]
    [InlineData("/api/v1/client/txt2img", "{\"prompt\":\"p\"}", true, "required property 'model'")]
    [InlineData("/api/v1/client/txt2img", "{\"prompt\":7,\"model\":\"m\",\"width\":512,\"height\":512,\"guidance\":1,\"steps\":1,\"seed\":1}", true, "must be string")]
    [InlineData("/api/v1/client/txt2img", "{\"prompt\":\"p\",\"model\":\"m\",\"width\":512,\"height\":512,\"guidance\":1,\"steps\":1,\"seed\":1}", false, "Invalid security scheme used")]
    [InlineData("/api/v2/images/generations", "{\"prompt\":\"p\"}", true, "required property 'model'")]
    public async Task Prism_OnWrongRequest_SaysSo(string path, string body, bool hasKey, string expected)
    {
        (await JudgeAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), hasKey)).ShouldContain(expected);
    }

    [Fact]
    public async Task Prism_OnFormWithoutARequiredField_SaysSo()
    {
        using var form = new MultipartFormDataContent { { new StringContent("p"), "\"prompt\"" }, { new StringContent("1"), "\"seed\"" }, { new StringContent("4"), "\"steps\"" } };

        (await JudgeAsync("/api/v1/client/img2img", form, hasKey: true)).ShouldContain("required property 'model'");
    }

    /// <summary>What Prism finds wrong with a request.</summary>
    private async Task<string> JudgeAsync(string path, HttpContent content, bool hasKey)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(prism.UrlOf(ServiceDocument.VersionOf(ServiceDocument.Operation("POST " + path)).Folder), path)) { Content = content, Headers = { { "Accept", "application/json" } } };
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
