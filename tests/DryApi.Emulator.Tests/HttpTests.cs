using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>What goes over the wire, byte for byte as others would send it.</summary>
public sealed class HttpTests
{
    private const string Txt2Img = "/api/v1/client/txt2img";

    private const string Valid =
        """{"prompt":"A sunset","model":"Flux1schnell","width":64,"height":64,"guidance":7.5,"steps":4,"seed":42}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Basic abc")]
    public async Task AnyPath_OnNoKey_Is401(string? header)
    {
        await using var service = await Service.StartAsync();
        service.Http.DefaultRequestHeaders.Authorization = null;

        var (status, body) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/balance", change: request => request.Headers.TryAddWithoutValidation("Authorization", header));

        status.ShouldBe(401);
        body.GetRawText().ShouldBe("""{"message":"Unauthenticated."}""");
    }

    [Fact]
    public async Task Txt2Img_OnAnEmptyObject_NamesEveryRequiredField()
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json("{}"));

        status.ShouldBe(422);
        body.GetProperty("message").GetString().ShouldBe("The prompt field is required. (and 6 more errors)");
        body.GetProperty("errors").EnumerateObject().Select(field => field.Name).ShouldBe(["prompt", "model", "width", "height", "guidance", "steps", "seed"]);
        body.GetProperty("errors").GetProperty("seed").GetRawText().ShouldBe("""["The seed field is required."]""");
    }

    [Theory]
    [InlineData("\"width\":64", "\"width\":63", "width", "The width field must be between 64 and 2048.")]
    [InlineData("\"width\":64", "\"width\":2049", "width", "The width field must be between 64 and 2048.")]
    [InlineData("\"height\":64", "\"height\":9223372036854775807", "height", "The height field must be between 64 and 2048.")]
    [InlineData("\"width\":64", "\"width\":9223372036854775808", "width", "The width field must be between 64 and 2048.")]
    [InlineData("\"width\":64", "\"width\":99999999999999999999", "width", "The width field must be an integer.")]
    [InlineData("\"width\":64", "\"width\":\"wide\"", "width", "The width field must be an integer.")]
    [InlineData("\"width\":64", "\"width\":64.5", "width", "The width field must be an integer.")]
    [InlineData("\"steps\":4", "\"steps\":0", "steps", "The steps field must be between 1 and 50.")]
    [InlineData("\"guidance\":7.5", "\"guidance\":[]", "guidance", "The guidance field must be a number.")]
    [InlineData("\"guidance\":7.5", "\"guidance\":1e999", "guidance", "The guidance field must be")]
    [InlineData("\"A sunset\"", "\"\"", "prompt", "The prompt field is required.")]
    [InlineData("\"A sunset\"", "null", "prompt", "The prompt field is required.")]
    [InlineData("\"A sunset\"", "{}", "prompt", "The prompt field must be a string.")]
    [InlineData("\"A sunset\"", "\"\\ud800\"", "prompt", "The prompt field must be a string.")]
    [InlineData("Flux1schnell", "Flux9", "model", "there is no 'Flux9'")]
    [InlineData("Flux1schnell", "Kokoro", "model", "Kokoro cannot do txt2img")]
    [InlineData("Flux1schnell", "ZImageTurbo_INT8", "guidance", "does not support guidance")]
    [InlineData("\"seed\":42", "\"seed\":42,\"webhook_url\":\"http://example.com\"", "webhook_url", "must be a valid https URL")]
    [InlineData("\"seed\":42", "\"seed\":42,\"webhook_url\":\"nonsense\"", "webhook_url", "must be a valid https URL")]
    [InlineData("\"seed\":42", "\"seed\":42,\"loras\":{}", "loras", "The loras field must be an array.")]
    [InlineData("\"seed\":42", "\"seed\":42,\"loras\":[1]", "loras.0", "The loras.0 field must be an object.")]
    [InlineData("\"seed\":42", "\"seed\":42,\"loras\":[{\"name\":\"a\"}]", "loras.0.weight", "The loras.0.weight field is required.")]
    [InlineData("\"seed\":42", "\"seed\":42,\"loras\":[{\"name\":\"a\",\"weight\":-1}]", "loras.0.weight", "loras.0.weight")]
    public async Task Txt2Img_OnOneWrongValue_Is422ForThatFieldAlone(string valid, string wrong, string field, string message)
    {
        await using var service = await Service.StartAsync();
        Valid.ShouldContain(valid);

        var (status, body) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json(Valid.Replace(valid, wrong, StringComparison.Ordinal)));

        status.ShouldBe(422, body.GetRawText());
        body.EnumerateObject().Select(member => member.Name).ShouldBe(["message", "errors"]);
        var error = body.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem();
        error.Name.ShouldBe(field);
        error.Value.EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain(message);
    }

    [Theory]
    [InlineData(2048, 200)]
    [InlineData(2049, 422)]
    public async Task Txt2Img_OnALongWebhook_CountsItsCharacters(int length, int expected)
    {
        await using var service = await Service.StartAsync();
        var address = "https://example.com/".PadRight(length, 'a');

        var (status, _) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json(Valid.Replace("\"seed\":42", $"\"seed\":42,\"webhook_url\":\"{address}\"", StringComparison.Ordinal)));

        status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task Txt2Img_OnABodyThatIsNoObject_Is422(string content)
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json(content));

        status.ShouldBe(422, body.GetRawText());
        body.GetProperty("errors").TryGetProperty("body", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Txt2Img_OnADeepBody_Is422()
    {
        await using var service = await Service.StartAsync();

        var (status, _) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json(new string('[', 10_000)));

        status.ShouldBe(422);
    }

    [Theory]
    [InlineData("/api/v1/client/txt2img", "text/plain", "application/json")]
    [InlineData("/api/v1/client/txt2audio", "application/octet-stream", "multipart/form-data")]
    [InlineData("/api/v1/client/img2img", "text/plain", "multipart/form-data")]
    public async Task Submit_OnAnotherMediaType_Is415AndNamesTheRightOne(string path, string mediaType, string expected)
    {
        await using var service = await Service.StartAsync();
        using var content = new StringContent("{}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        var (status, body) = await service.SendAsync(HttpMethod.Post, path, content);

        status.ShouldBe(415);
        body.GetProperty("message").GetString()!.ShouldContain(expected);
    }

    [Theory]
    [InlineData("img-rmbg", "model=Ben2&height=64", """{"width":["The width field is required."]}""")]
    [InlineData("img-rmbg", "model=Ben2", """{"image":["The image field is required."]}""")]
    [InlineData("audiofile2txt", "include_ts=1", """{"audio":["The audio field is required where no other alternative is given."],"duration_seconds":["The duration_seconds field is required where no other alternative is given."]}""")]
    [InlineData("audiofile2txt", "include_ts=1&duration_seconds=long", """{"duration_seconds":["The duration_seconds field must be an integer."]}""")]
    public async Task Price_OnNoneOfItsAlternatives_SaysWhatTheNearestLacks(string operation, string form, string expected)
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(
            HttpMethod.Post, $"/api/v1/client/{operation}/price-calculation", new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

        status.ShouldBe(422);
        body.GetProperty("errors").GetRawText().ShouldBe(expected);
    }

    [Fact]
    public async Task Price_OnTwoOfItsAlternatives_SaysWhatTellsThemApart()
    {
        await using var service = await Service.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Pictures.Png(64, 64)), "image", "a.png" }, { new StringContent("64"), "width" }, { new StringContent("64"), "height" }, { new StringContent("Ben2"), "model" },
        };

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img-rmbg/price-calculation", form);

        status.ShouldBe(422);
        body.GetProperty("message").GetString().ShouldBe("The body field is ambiguous: give what one alternative has of image, width, height, not of several.");
    }

    [Fact]
    public async Task Txt2Audio_OnAnEmptyForm_NamesEveryRequiredField()
    {
        await using var service = await Service.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent(""), "instruct" } };

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2audio", form);

        status.ShouldBe(422);
        body.GetProperty("errors").EnumerateObject().Select(field => field.Name).ShouldBe(["text", "model", "lang", "speed", "format", "sample_rate"]);
    }

    [Theory]
    [InlineData("speed", "fast", "speed", "The speed field must be a number.")]
    [InlineData("speed", "3", "speed", "between 0.5 and 2")]
    [InlineData("speed", "NaN", "speed", "speed field must be")]
    [InlineData("mode", "singing", "mode", "one of custom_voice, voice_clone, voice_design")]
    [InlineData("mode", "voice_clone", "mode", "Kokoro has custom_voice")]
    [InlineData("voice", "", "voice", "required when mode is custom_voice")]
    [InlineData("voice", "nobody", "voice", "af_sky")]
    [InlineData("lang", "tlh", "lang", "Kokoro speaks en-us, en-gb")]
    [InlineData("sample_rate", "7999", "sample_rate", "between 8000 and 48000")]
    [InlineData("webhook_url", "http://example.com", "webhook_url", "must be a valid https URL")]
    public async Task Txt2Audio_OnOneWrongField_Is422(string name, string value, string field, string message)
    {
        await using var service = await Service.StartAsync();
        var fields = new Dictionary<string, string>
        {
            ["text"] = "Hello", ["model"] = "Kokoro", ["voice"] = "af_sky", ["lang"] = "en-us", ["speed"] = "1", ["format"] = "wav", ["sample_rate"] = "24000",
            [name] = value,
        };
        using var form = new MultipartFormDataContent();
        foreach (var (key, text) in fields)
        {
            form.Add(new StringContent(text), key);
        }

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2audio", form);

        status.ShouldBe(422, body.GetRawText());
        body.GetProperty("errors").GetProperty(field)[0].GetString()!.ShouldContain(message);
    }

    [Fact]
    public async Task Img2Img_OnNoImageTwoImagesAndNoImageAtAll_Is422()
    {
        await using var service = await Service.StartAsync();
        var png = Pictures.Png(64, 64);

        var none = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", Edit());
        var both = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", Edit(("image", png), ("images[]", png)));
        var text = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", Edit(("image", "not a picture"u8.ToArray())));
        var many = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", Edit(("images[]", png), ("images[]", png), ("images[]", png), ("images[]", png)));

        none.Body.GetProperty("errors").GetProperty("image")[0].GetString().ShouldBe("The image field is required when images[] is not present.");
        both.Body.GetProperty("errors").GetProperty("image")[0].GetString()!.ShouldContain("give one of them");
        text.Body.GetProperty("errors").GetProperty("image")[0].GetString()!.ShouldContain("a file of type");
        many.Body.GetProperty("errors").GetProperty("images")[0].GetString()!.ShouldContain("more than 3 items");
        new[] { none, both, text, many }.ShouldAllBe(answer => answer.Status == 422);
    }

    [Theory]
    [InlineData("garbage without any boundary")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhalf")]
    [InlineData("")]
    public async Task Img2Img_OnABrokenForm_Is422(string text)
    {
        await using var service = await Service.StartAsync();
        using var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", content);

        status.ShouldBe(422, body.GetRawText());
    }

    [Theory]
    [InlineData("""{"model":"Bge_M3_FP16","input":[]}""", "input")]
    [InlineData("""{"model":"Bge_M3_FP16","input":7}""", "input")]
    [InlineData("""{"model":"Bge_M3_FP16","input":["a",7]}""", "input.1")]
    [InlineData("""{"model":"Bge_M3_FP16","input":["\ud800"]}""", "input.0")]
    [InlineData("""{"model":"Bge_M3_FP16","input":"a","return_result_in_response":"yes"}""", "return_result_in_response")]
    public async Task Txt2Embedding_OnAWrongInput_Is422(string json, string field)
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2embedding", Json(json));

        status.ShouldBe(422, body.GetRawText());
        body.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(body.GetRawText());
    }

    [Fact]
    public async Task RequestStatus_OnDocumentedErrors_Is404InTheDocumentedShape()
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { DocumentedErrors = true });

        var (status, body) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/request-status/nothing%20here");

        status.ShouldBe(404);
        body.EnumerateObject().Select(member => member.Name).ShouldBe(["data", "message", "errors", "statusCode"]);
        body.GetProperty("statusCode").GetInt32().ShouldBe(404);
    }

    [Theory]
    [InlineData("GET", "/api/v1/client/nothing", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/api/v1/client/txt2img", 405)]
    public async Task AnyPath_OnWhatIsNotThere_SaysSoInJson(string method, string path, int expected)
    {
        await using var service = await Service.StartAsync();

        var (status, body) = await service.SendAsync(new HttpMethod(method), path);

        status.ShouldBe(expected);
        body.GetProperty("message").GetString()!.ShouldContain(path);
    }

    [Fact]
    public async Task Models_OnAMiddlePage_HasLinksAndMetaAsLaravelDoes()
    {
        await using var service = await Service.StartAsync();

        var (_, body) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/models?limit=5&per_page=7&page=2");

        body.EnumerateObject().Select(member => member.Name).ShouldBe(["data", "links", "meta"]);
        var meta = body.GetProperty("meta");
        (meta.GetProperty("current_page").GetInt32(), meta.GetProperty("from").GetInt32(), meta.GetProperty("to").GetInt32(), meta.GetProperty("last_page").GetInt32(), meta.GetProperty("total").GetInt32())
            .ShouldBe((2, 6, 10, 5, 25));
        var next = body.GetProperty("links").GetProperty("next").GetString()!;
        (await service.SendAsync(HttpMethod.Get, next)).Body.GetProperty("meta").GetProperty("current_page").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-9223372036854775808&per_page=9223372036854775807")]
    [InlineData("page=9223372036854775807")]
    [InlineData("per_page=0")]
    public async Task Models_OnNumbersOutOfRange_StillResponds(string query)
    {
        await using var service = await Service.StartAsync();

        var (status, _) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/models?" + query);

        status.ShouldBe(200);
    }

    [Fact]
    public async Task Results_OnTheApiKey_Are400AndOnNoKeyAPicture()
    {
        await using var service = await Service.StartAsync();
        var address = await FinishedAsync(service);
        using var stranger = new HttpClient();

        var (withKey, body) = await service.SendAsync(HttpMethod.Get, address);
        using var without = await stranger.GetAsync(address, Cancellation);

        withKey.ShouldBe(400);
        body.GetProperty("message").GetString()!.ShouldContain("never send it the API key");
        without.StatusCode.ShouldBe(HttpStatusCode.OK);
        without.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        Pictures.SizeOf(await without.Content.ReadAsByteArrayAsync(Cancellation)).Width.ShouldBe(64);
    }

    [Fact]
    public async Task Results_OnAChangedOrExpiredLink_Are403()
    {
        await using var service = await Service.StartAsync();
        var address = await FinishedAsync(service);
        using var stranger = new HttpClient();

        using var changed = await stranger.GetAsync(address.Replace("expires=", "expires=1", StringComparison.Ordinal), Cancellation);
        using var unsigned = await stranger.GetAsync(address[..address.IndexOf('?', StringComparison.Ordinal)], Cancellation);
        service.Clock.Advance(TimeSpan.FromHours(1));
        using var expired = await stranger.GetAsync(address, Cancellation);

        new[] { changed, unsigned, expired }.Select(answer => answer.StatusCode).ShouldAllBe(status => status == HttpStatusCode.Forbidden);
    }

    private static async Task<string> FinishedAsync(Service service)
    {
        var (_, submitted) = await service.SendAsync(HttpMethod.Post, Txt2Img, Json(Valid));
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var (_, status) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/request-status/" + submitted.GetProperty("data").GetProperty("request_id").GetString());
        return status.GetProperty("data").GetProperty("result_url").GetString()!;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static MultipartFormDataContent Edit(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent("In the morning"), "prompt" }, { new StringContent("QwenImageEdit_Plus_NF4"), "model" }, { new StringContent("4"), "steps" }, { new StringContent("1"), "seed" },
        };
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), $"\"{name}\"", "\"a.png\"");
        }

        return form;
    }
}
