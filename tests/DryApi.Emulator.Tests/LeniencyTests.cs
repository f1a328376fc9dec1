using System.Net.Http.Headers;
using System.Text;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>What the service takes beyond its document, and a strict emulator does not.</summary>
public sealed class LeniencyTests
{
    private const string Txt2Img = "/api/v1/client/txt2img";
    private const string Embedding = "/api/v1/client/txt2embedding";

    private static readonly Dictionary<string, string> Picture = new()
    {
        ["prompt"] = "A sunset", ["model"] = "Flux1schnell", ["width"] = "64", ["height"] = "64", ["guidance"] = "7.5", ["steps"] = "4", ["seed"] = "42",
    };

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 415)]
    public async Task Form_ForAnOperationOfJson_IsTakenUnlessStrict(bool strict, int expected)
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Strict = strict });
        using var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in Picture)
        {
            multipart.Add(new StringContent(value), name);
        }

        (await service.SendAsync(HttpMethod.Post, Txt2Img, new FormUrlEncodedContent(Picture))).Status.ShouldBe(expected);
        (await service.SendAsync(HttpMethod.Post, Txt2Img, multipart)).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 415)]
    public async Task Json_ForAnOperationOfForms_IsTakenUnlessStrict(bool strict, int expected)
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Strict = strict });

        var (status, _) = await service.SendAsync(
            HttpMethod.Post, "/api/v1/client/txt2audio", Json("""{"text":"Hello","model":"Kokoro","voice":"af_sky","lang":"en-us","speed":1,"format":"mp3","sample_rate":24000}"""));

        status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    public async Task Boolean_InAnySpelling_IsOneUnlessStrict(string spelling, bool meaning)
    {
        await using var service = await Service.StartAsync();
        await using var strict = await Service.StartAsync(new DryApiEmulatorOptions { Strict = true });
        var body = $$"""{"input":"text","model":"Bge_M3_FP16","return_result_in_response":{{spelling}}}""";

        var (status, answer) = await service.SendAsync(HttpMethod.Post, Embedding, Json(body));
        var (strictStatus, _) = await strict.SendAsync(HttpMethod.Post, Embedding, Json(body));

        status.ShouldBe(200);
        strictStatus.ShouldBe(spelling == "true" ? 200 : 422);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var (_, state) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + answer.GetProperty("data").GetProperty("request_id").GetString());
        (state.GetProperty("data").GetProperty("result").GetString() is not null).ShouldBe(meaning);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("2")]
    [InlineData("truth")]
    public async Task Boolean_OnAnotherWord_IsRefused(string word)
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(HttpMethod.Post, Embedding, Json($$"""{"input":"text","model":"Bge_M3_FP16","return_result_in_response":"{{word}}"}"""));

        status.ShouldBe(422);
        body.GetProperty("message").GetString().ShouldBe("The return_result_in_response field must be true or false.");
    }

    [Fact]
    public async Task UnknownFields_OfABodyAndAQuery_AreNamedInAHeader()
    {
        await using var service = await Service.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Txt2Img + "?why=1") { Content = Json("""{"prompt":"A","model":"Flux1schnell","width":64,"height":64,"guidance":1,"steps":4,"seed":4,"promt":"typo","é\r\nX: y":1}""") };

        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.GetValues("X-Emulator-Unknown-Fields").ShouldHaveSingleItem().ShouldBe("why, promt, %C3%A9%0D%0AX%3A%20y");
    }

    [Theory]
    [InlineData("loras[0][name]=a&loras[0][weight]=1&loras[1][name]=b&loras[1][weight]=2", 200, null)]
    [InlineData("loras[][name]=a&loras[][weight]=1", 422, "loras.0.weight")]
    [InlineData("loras=[{\"name\":\"a\",\"weight\":1}]", 200, null)]
    [InlineData("loras={\"name\":\"a\",\"weight\":1}&loras={\"name\":\"b\"}", 422, "loras.1.weight")]
    public async Task FormList_InEachWayOfWritingIt_IsRead(string loras, int expected, string? field)
    {
        await using var service = await Service.StartAsync();
        var form = string.Join('&', Picture.Select(each => $"{each.Key}={each.Value}")) + "&" + loras;

        var (status, body) = await service.SendAsync(HttpMethod.Post, Txt2Img, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

        status.ShouldBe(expected, body.ToString());
        if (field is not null)
        {
            body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(field);
        }
    }

    [Fact]
    public async Task File_WhereATextIsAsked_AndText_WhereAFileIs_AreRefused()
    {
        await using var service = await Service.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Pictures.Png(64, 64)), "prompt", "a.png" }, { new StringContent("no file"), "image" },
            { new StringContent("QwenImageEdit_Plus_NF4"), "model" }, { new StringContent("4"), "steps" }, { new StringContent("1"), "seed" },
        };

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", form);

        status.ShouldBe(422);
        body.GetProperty("errors").GetProperty("prompt")[0].GetString().ShouldBe("The prompt field must be a string.");
        body.GetProperty("errors").GetProperty("image")[0].GetString()!.ShouldStartWith("The image field must be a file");
    }

    [Fact]
    public async Task Demands_BeyondTheDocument_AreMadeWhereTheyAreSwitchedOn()
    {
        await using var service = await Service.StartAsync();
        await using var demanding = await Service.StartAsync(new DryApiEmulatorOptions { Demands = EmulatorDemand.Known });
        const string video = """{"video_url":"https://example.com/a","include_ts":false}""";

        EmulatorDemand.Known.Select(demand => demand.Field).Distinct().ShouldBe(["model", "fps"], ignoreOrder: true);
        EmulatorDemand.Known.Count.ShouldBeGreaterThan(8);
        foreach (var (operation, field) in EmulatorDemand.Known)
        {
            service.Emulator.Operations.ShouldContain(operation);
        }

        var (status, body) = await demanding.SendAsync(HttpMethod.Post, "/api/v1/client/vid2txt", Json(video));
        (status, body.GetRawText()).ShouldBe((422, """{"message":"The model field is required.","errors":{"model":["The model field is required."]}}"""));
        (await service.SendAsync(HttpMethod.Post, "/api/v1/client/vid2txt", Json(video))).Status.ShouldBe(200);
        (await demanding.SendAsync(HttpMethod.Post, "/api/v1/client/vid2txt", Json(video.Replace("}", ",\"model\":\"WhisperLargeV3\"}", StringComparison.Ordinal)))).Status.ShouldBe(200);
        (await Should.ThrowAsync<ArgumentException>(() => Service.StartAsync(new DryApiEmulatorOptions { Demands = [new("GET /nowhere", "a")] }))).Message.ShouldContain("GET /nowhere");
    }

    [Theory]
    [InlineData(false, 422)]
    [InlineData(true, 200)]
    public async Task Guidance_OfAPicture_IsDemandedAsTheDocumentSaysOrNotAsWasSeen(bool asSeen, int expected)
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { AsSeen = asSeen });

        var (status, _) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2img", Json("""{"prompt":"A sunset","model":"Flux1schnell","width":64,"height":64,"steps":4,"seed":42}"""));

        status.ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, """{"txt2img":{}}""")]
    [InlineData(true, """["txt2img"]""")]
    public async Task InferenceTypes_OfAModel_AreAsTheDocumentSaysOrAsWasSeen(bool asSeen, string expected)
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { AsSeen = asSeen });

        var (_, models) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/models");

        models.GetProperty("data")[0].GetProperty("inference_types").GetRawText().ShouldBe(expected);
        (await service.Client.Models.GetAsync(cancellationToken: TestContext.Current.CancellationToken)).Data!.Count.ShouldBeGreaterThan(10);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
