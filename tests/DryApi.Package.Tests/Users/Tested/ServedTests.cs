using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DryApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Tested;

/// <summary>Models as bodies and parameters of a web application.</summary>
public sealed class ServedTests
{
    private const string Body = """{"prompt":"A sunset","model":"Flux1schnell","width":256,"height":256,"guidance":7.5,"steps":4,"seed":42,"sampler":"euler"}""";

    [Fact]
    public async Task Endpoint_OnARequestModel_RespondsWithWhatIsWrongByField()
    {
        await using var app = await StartAsync(app => app.MapPost("/images", (Txt2ImgRequest request) =>
            request.Validate() is { Count: > 0 } errors ? Results.ValidationProblem(errors) : Results.Json(request)));

        using var good = await PostAsync(app, "/images", Body);
        using var bad = await PostAsync(app, "/images", Body.Replace("\"sampler\":\"euler\"", "\"webhook_url\":\"http://example.com\""));
        using var none = await PostAsync(app, "/images", "{}");

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Body).RootElement, await good.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        var problem = await bad.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.StartsWith("Must be an absolute https", problem.GetProperty("errors").GetProperty("webhook_url")[0].GetString());
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    [Fact]
    public async Task Endpoint_OnAnEnumeration_BindsItFromThePath()
    {
        await using var app = await StartAsync(app => app.MapGet("/jobs/{status}", (JobStatus status) => Results.Json(new Dictionary<string, JobStatus> { ["status"] = status })));
        using var http = new HttpClient();

        Assert.Equal("""{"status":"processing"}""", await http.GetStringAsync(app.Urls.Single() + "/jobs/processing", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Models_OnSourceGeneratedJson_AreTheWiresBothWays()
    {
        var request = JsonSerializer.Deserialize(Body, UsersJson.Default.Txt2ImgRequest)!;

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Body).RootElement, JsonSerializer.SerializeToElement(request, UsersJson.Default.Txt2ImgRequest)));
        Assert.Equal(JobStatus.Done, JsonSerializer.Deserialize("""{"data":{"status":"done"}}""", UsersJson.Default.JobStatusResponse)!.Data!.Status);
    }

    private static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> PostAsync(WebApplication app, string path, string json)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await http.PostAsync(app.Urls.Single() + path, content, TestContext.Current.CancellationToken);
    }
}
