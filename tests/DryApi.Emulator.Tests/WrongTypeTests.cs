using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests;

/// <summary>Values of a wrong type, in every field of every emulated operation: the request's mistake, never the emulator's.</summary>
public sealed class WrongTypeTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e999", "99999999999999999999", "\"\"", "\" \"", "\"text\"", "\"\\ud800\"", "\"1\"", "\"true\"", "[]", "[null]", "[\"\"]", "[1]", "[{}]", "[[]]", "{}", "{\"a\":1}", "{\"\\ud800\":1}",
    ];

    public static TheoryData<string, string> Bodies => new()
    {
        { "/api/v1/client/txt2img", """{"prompt":"A sunset","model":"Flux1schnell","width":64,"height":64,"guidance":7.5,"steps":4,"seed":42,"negative_prompt":"x","loras":[{"name":"a","weight":1}],"webhook_url":"https://example.com"}""" },
        { "/api/v1/client/txt2embedding", """{"input":"text","model":"Bge_M3_FP16","return_result_in_response":true,"webhook_url":"https://example.com"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Field_OnAnyValue_IsTakenOrRefusedButNoFailure(string path, string valid)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        var names = JsonNode.Parse(valid)!.AsObject().Select(member => member.Key).Append("return_result_in_response").Distinct().ToArray();
        foreach (var name in names)
        {
            foreach (var value in Odd)
            {
                var changed = JsonNode.Parse(valid)!.AsObject();
                changed[name] = "MARK";
                var text = changed.ToJsonString().Replace("\"MARK\"", value, StringComparison.Ordinal);
                foreach (var body in (string[])[text, text.Insert(1, $"\"{name.ToUpperInvariant()}\":{value},"), text.Insert(1, $"\"{name}\":{{}},")])
                {
                    var (status, answer) = await service.SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));
                    new[] { 200, 422 }.ShouldContain(status, $"{path} {body}: {answer.GetRawText()}");
                }
            }
        }
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "/api/v1/client/img2img", "prompt=p&model=QwenImageEdit_Plus_NF4&steps=4&seed=1&guidance=&width=&height=&loras=&negative_prompt=&webhook_url=&image=&images[]=" },
        { "/api/v1/client/txt2audio", "text=Hello&model=Kokoro&lang=en-us&speed=1&format=mp3&sample_rate=24000&voice=af_sky&mode=custom_voice&webhook_url=&ref_audio=" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task FormField_OnAnyValue_IsTakenOrRefusedButNoFailure(string path, string valid)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        var fields = valid.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var name in fields.Keys)
        {
            foreach (var value in Odd.Select(value => value.Trim('"')).Append("\0"))
            {
                using var form = new MultipartFormDataContent { { File(), "image", "a.png" } };
                foreach (var (field, usual) in fields.Where(field => field.Key == name || field.Value.Length > 0))
                {
                    form.Add(new StringContent(field == name ? value : usual), field);
                }

                var (status, answer) = await service.SendAsync(HttpMethod.Post, path, form);
                new[] { 200, 422 }.ShouldContain(status, $"{name}={value}: {answer.GetRawText()}");
            }
        }
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("false")]
    public async Task ReturnResultInResponse_OnNone_IsNotReturned(string value)
    {
        await using var service = await Service.StartAsync();

        var (status, _) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2embedding", new StringContent($$"""{"input":"text","model":"Bge_M3_FP16","return_result_in_response":{{value}}}""", Encoding.UTF8, "application/json"));

        status.ShouldBe(200);
    }

    [Fact]
    public async Task Query_OnAnyValue_IsTakenOrRefusedButNoFailure()
    {
        await using var service = await Service.StartAsync();
        foreach (var name in (string[])["page", "per_page", "filter[inference_types]"])
        {
            foreach (var value in Odd)
            {
                var (status, answer) = await service.SendAsync(HttpMethod.Get, $"/api/v1/client/models?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
                new[] { 200, 422 }.ShouldContain(status, $"{name}={value}: {answer.GetRawText()}");
            }
        }
    }

    private static ByteArrayContent File() => new([0x89, 0x50, 0x4E, 0x47]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
}
