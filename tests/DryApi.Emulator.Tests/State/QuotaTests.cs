using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.State;

/// <summary>How often an account may ask.</summary>
public sealed class QuotaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Basic_OnMoreThanAMinuteAllows_IsTooOftenUntilTheMinuteIsOver()
    {
        await using var service = await StartAsync(EmulatorPlan.Basic);
        service.Emulator.Clock.Stop();
        var first = await PostAsync(service);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(20), Cancellation);
        var (second, third, fourth) = (await PostAsync(service), await PostAsync(service), await PostAsync(service));

        (first.Status, second.Status, third.Status, fourth.Status).ShouldBe((200, 200, 200, 429));
        new[] { first, second, third, fourth }.Select(each => each.Header("X-RateLimit-Remaining")).ShouldBe(["2", "1", "0", "0"]);
        new[] { first, second, third, fourth }.Select(each => each.Header("X-RateLimit-Daily-Remaining")).ShouldBe(["99", "98", "97", "97"]);
        (first.Header("X-RateLimit-Limit"), first.Header("X-RateLimit-Daily-Limit"), first.Header("X-RateLimit-Type")).ShouldBe(("3", "100", null));
        (fourth.Header("X-RateLimit-Type"), fourth.Header("Retry-After"), fourth.Body).ShouldBe(("minute", "40", """{"message":"Too Many Attempts."}"""));

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(39), Cancellation);
        (await PostAsync(service)).Header("Retry-After").ShouldBe("1");
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        (await PostAsync(service)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Basic_OnADayThatIsUsedUp_IsTooOftenUntilMidnight()
    {
        await using var service = await StartAsync(EmulatorPlan.Basic);
        for (var i = 0; i < 10; i++)
        {
            (await PostAsync(service, "/api/v1/client/aud2txt", """{"audio_url":"https://example.com/a.mp3","include_ts":false,"model":"WhisperLargeV3"}""")).Status.ShouldBe(200);
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        }

        var refused = await PostAsync(service, "/api/v1/client/vid2txt", """{"video_url":"https://example.com/a","include_ts":false,"model":"WhisperLargeV3"}""");
        var midnight = service.Emulator.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1) - service.Emulator.Clock.GetUtcNow();

        (refused.Status, refused.Header("X-RateLimit-Type"), refused.Header("Retry-After")).ShouldBe((429, "daily", Math.Ceiling(midnight.TotalSeconds).ToString("F0")));
        await service.Emulator.Clock.AdvanceAsync(midnight, Cancellation);
        (await PostAsync(service, "/api/v1/client/vid2txt", """{"video_url":"https://example.com/a","include_ts":false,"model":"WhisperLargeV3"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Premium_OnManyRequests_HasAMinuteAndNoDay()
    {
        await using var service = await StartAsync(EmulatorPlan.Premium);

        var one = await PostAsync(service);

        (one.Header("X-RateLimit-Limit"), one.Header("X-RateLimit-Remaining"), one.Header("X-RateLimit-Daily-Limit")).ShouldBe(("300", "299", null));
    }

    [Fact]
    public async Task Balance_AndModels_HaveNoQuota()
    {
        await using var service = await StartAsync(EmulatorPlan.Basic);

        foreach (var path in new[] { "/api/v1/client/balance", "/api/v1/client/models", "/api/v2/account/balance", "/api/v2/models" })
        {
            using var response = await service.Http.GetAsync(path, Cancellation);
            response.EnsureSuccessStatusCode().Headers.Contains("X-RateLimit-Limit").ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Quotas_OfEveryOtherOperation_AreCounted()
    {
        await using var service = await StartAsync(EmulatorPlan.Basic);
        var without = new List<string>();
        foreach (var operation in service.Emulator.Operations)
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await service.Http.SendAsync(request, Cancellation);
            if (!response.Headers.Contains("X-RateLimit-Limit"))
            {
                without.Add(operation);
            }
        }

        without.ShouldBe(["GET /api/v1/client/balance", "GET /api/v1/client/models", "GET /api/v2/account/balance", "GET /api/v2/models"], ignoreOrder: true);
    }

    [Fact]
    public async Task Sdk_OnAQuota_ReadsItFromTheHeaders()
    {
        await using var service = await StartAsync(EmulatorPlan.Basic);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", BaseAddress = service.BaseAddress, Retry = { MaxRetries = 0 } });
        var request = new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 1 };
        for (var i = 0; i < 3; i++)
        {
            await client.Txt2Img.SubmitAsync(request, Cancellation);
        }

        var refused = await Should.ThrowAsync<DryApiRateLimitException>(() => client.Txt2Img.SubmitAsync(request, Cancellation));

        refused.RetryAfter.ShouldNotBeNull();
        refused.RateLimit!.MinuteLimit.ShouldBe(3);
    }

    private static Task<Service> StartAsync(EmulatorPlan plan) => Service.StartAsync(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Plan = plan }] });

    private static async Task<Answer> PostAsync(Service service, string path = "/api/v1/client/txt2img", string? body = null)
    {
        using var response = await service.Http.PostAsync(path, body is null ? Submissions.Body() : new StringContent(body, null, "application/json"), Cancellation);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response.Headers.ToDictionary(each => each.Key, each => each.Value.Single()));
    }

    private sealed record Answer(int Status, string Body, Dictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
