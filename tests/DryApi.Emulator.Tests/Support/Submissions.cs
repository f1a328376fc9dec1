using System.Text;
using System.Text.Json;

namespace DryApi.Emulator.Tests.Support;

/// <summary>Jobs as other clients submit them.</summary>
internal static class Submissions
{
    public const string Txt2Img = "POST /api/v1/client/txt2img";
    public const string Status = "GET /api/v1/client/request-status/{request_id}";

    /// <summary>The body of a small picture.</summary>
    /// <param name="more">Fields besides, such as <c>,"webhook_url":"…"</c>.</param>
    public static StringContent Body(string more = "") =>
        new($$"""{"prompt":"A sunset","model":"Flux1schnell","width":64,"height":64,"guidance":7.5,"steps":4,"seed":42{{more}}}""", Encoding.UTF8, "application/json");

    /// <summary>Submits a small picture.</summary>
    /// <returns>The id of the job.</returns>
    public static async Task<string> SubmitAsync(this Service service, string more = "")
    {
        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2img", Body(more));
        status.ShouldBe(200, body.GetRawText());
        return body.GetProperty("data").GetProperty("request_id").GetString()!;
    }

    /// <summary>Where a job stands, in the words of a version of the API.</summary>
    public static async Task<JsonElement> StatusAsync(this Service service, string id, int version = 1)
    {
        var (status, body) = await service.SendAsync(HttpMethod.Get, version == 1 ? "/api/v1/client/request-status/" + id : "/api/v2/jobs/" + id);
        status.ShouldBe(200, body.GetRawText());
        return body.GetProperty("data");
    }
}
