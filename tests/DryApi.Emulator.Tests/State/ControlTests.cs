using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.State;

/// <summary>The control of an emulator from other programs, and its whole state as a file.</summary>
public sealed class ControlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clock_OverHttp_AdvancesStopsAndStarts()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        var before = service.Emulator.Clock.GetUtcNow();

        var (_, body) = await SendAsync(control, HttpMethod.Post, "/emulator/clock", """{"advance":"01:30:00","stopped":true}""");

        body.GetProperty("now").GetDateTimeOffset().ShouldBe(before + TimeSpan.FromMinutes(90));
        (body.GetProperty("stopped").GetBoolean(), service.Emulator.Clock.IsStopped).ShouldBe((true, true));
        (await SendAsync(control, HttpMethod.Post, "/emulator/clock", """{"stopped":false}""")).Body.GetProperty("stopped").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Control_OverHttp_DoesAndShowsWhatTheObjectDoes()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);

        (await SendAsync(control, HttpMethod.Post, "/emulator/faults", $$"""{"operation":"{{Submissions.Txt2Img}}","fault":{"kind":"Status","statusCode":500},"times":1}""")).Status.ShouldBe(204);
        (await SendAsync(control, HttpMethod.Post, "/emulator/faults", """{"operation":"*","fault":{"kind":"Stall"},"probability":0,"seed":1}""")).Status.ShouldBe(204);
        (await SendAsync(control, HttpMethod.Post, "/emulator/scripts", """{"operation":"*","script":{"status":"expired"}}""")).Status.ShouldBe(204);
        (await SendAsync(control, HttpMethod.Get, "/emulator/faults")).Body.GetArrayLength().ShouldBe(2);
        (await SendAsync(control, HttpMethod.Get, "/emulator/scripts")).Body.GetArrayLength().ShouldBe(1);
        var (failed, _) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2img", Submissions.Body(""","colour":"red" """));
        var (taken, _) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2img", Submissions.Body(""","colour":"red" """));
        var (wrong, _) = await service.SendAsync(HttpMethod.Post, "/api/v1/client/txt2img", new StringContent("{}", Encoding.UTF8, "application/json"));
        await SendAsync(control, HttpMethod.Post, "/emulator/clock", """{"advance":"00:00:01"}""");
        var id = (await SendAsync(control, HttpMethod.Get, "/emulator/jobs")).Body[0].GetProperty("id").GetString();

        (failed, taken, wrong).ShouldBe((500, 200, 422));
        var job = (await SendAsync(control, HttpMethod.Get, "/emulator/jobs/" + id)).Body;
        (job.GetProperty("status").GetString(), job.GetProperty("model").GetString(), job.GetProperty("operation").GetString()).ShouldBe(("expired", "Flux1schnell", Submissions.Txt2Img));
        var calls = (await SendAsync(control, HttpMethod.Get, "/emulator/calls")).Body;
        calls.EnumerateArray().Select(call => call.GetProperty("status").GetInt32()).ShouldBe([500, 200, 422]);
        calls[1].GetProperty("unknownFields")[0].GetString().ShouldBe("colour");
        calls[1].GetProperty("jobId").GetString().ShouldBe(id);
        calls[2].GetProperty("refusal").GetString()!.ShouldStartWith("prompt: The prompt field is required.");
        (await SendAsync(control, HttpMethod.Get, "/emulator/accounts")).Body[0].GetProperty("balance").GetDecimal().ShouldBe(10);
        (await SendAsync(control, HttpMethod.Get, "/emulator/operations")).Body.GetArrayLength().ShouldBe(82);
        (await SendAsync(control, HttpMethod.Post, "/emulator/jobs/" + id + "/end", "{}")).Status.ShouldBe(404);
        (await SendAsync(control, HttpMethod.Post, "/emulator/reset")).Status.ShouldBe(204);
        (service.Emulator.Jobs.List().Count, service.Emulator.Calls.Count).ShouldBe((0, 0));
        (await SendAsync(control, HttpMethod.Get, "/emulator/faults")).Body.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/emulator/clock", "{", "is not the JSON that POST /emulator/clock takes")]
    [InlineData("/emulator/clock", "null", "is not the JSON")]
    [InlineData("/emulator/clock", """{"advence":"00:00:01"}""", "advence")]
    [InlineData("/emulator/clock", """{"advance":"-00:00:01"}""", "by")]
    [InlineData("/emulator/faults", """{"operation":"GET /nowhere","fault":{"kind":"Stall"}}""", "There is no operation 'GET /nowhere'")]
    [InlineData("/emulator/faults", """{"operation":"*"}""", "'fault'")]
    [InlineData("/emulator/faults", """{"operation":"*","fault":{"kind":"Status","statusCode":200}}""", "from 400 to 599")]
    [InlineData("/emulator/scripts", """{"operation":"*","script":{"status":"pending"}}""", "JobScript.Status")]
    [InlineData("/emulator/scripts", """{"operation":"*"}""", "'script'")]
    public async Task Control_OnWhatCannotBe_SaysWhatIsWrong(string path, string body, string says)
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);

        var (status, error) = await SendAsync(control, HttpMethod.Post, path, body);

        status.ShouldBe(400);
        error.GetProperty("message").GetString()!.ShouldContain(says);
    }

    [Fact]
    public async Task Control_OnWhatIsLeftOut_TakesWhatTheObjectHas()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);

        (await SendAsync(control, HttpMethod.Post, "/emulator/scripts", """{"operation":"*","script":{}}""")).Status.ShouldBe(204);
        (await SendAsync(control, HttpMethod.Post, "/emulator/faults", """{"operation":"*","fault":{"kind":"Stall"}}""")).Status.ShouldBe(204);

        service.Emulator.Jobs.ScriptNext("*", new JobScript());
        service.Emulator.Faults.FailNext("*", new EmulatorFault { Kind = EmulatorFaultKind.Stall });
        foreach (var path in new[] { "/emulator/scripts", "/emulator/faults" })
        {
            var told = (await SendAsync(control, HttpMethod.Get, path)).Body;
            told[0].GetRawText().ShouldBe(told[1].GetRawText());
        }
    }

    [Fact]
    public async Task Control_FromAPageOfAnotherOrigin_IsRefused()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        control.DefaultRequestHeaders.Add("Origin", "https://example.com");

        (await SendAsync(control, HttpMethod.Post, "/emulator/reset")).Status.ShouldBe(403);
        control.DefaultRequestHeaders.Remove("Origin");
        control.DefaultRequestHeaders.Add("Origin", service.BaseAddress.GetLeftPart(UriPartial.Authority));
        (await SendAsync(control, HttpMethod.Post, "/emulator/reset")).Status.ShouldBe(204);
        control.DefaultRequestHeaders.Remove("Origin");
        control.DefaultRequestHeaders.Host = "rebound.example.com";
        (await SendAsync(control, HttpMethod.Post, "/emulator/reset")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Events_OverHttp_TellWhatHappens()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        using var response = await control.GetAsync("/emulator/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        var submitting = service.SubmitAsync();
        var seen = new List<string>();
        while (!seen.Contains("event: call"))
        {
            seen.Add((await reader.ReadLineAsync(Cancellation))!);
        }

        var id = await submitting;
        seen.ShouldContain("event: job");
        seen.ShouldContain(line => line.StartsWith("data: {", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_OnOneWhoReadsNothing_EndOnceTooManyWait()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        using var response = await control.GetAsync("/emulator/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        // Much longer than what all buffers on the way take, and not one of them is read meanwhile.
        var body = new string('x', 64 * 1024);
        for (var i = 0; i < 2000; i++)
        {
            service.Emulator.Faults.Clear();
            service.Emulator.Faults.FailNext("*", new EmulatorFault { Kind = EmulatorFaultKind.Status, Body = body });
        }

        var all = await reader.ReadToEndAsync(Cancellation);

        all.ShouldStartWith("event: open");
    }

    [Fact]
    public async Task Events_OnAnEndOfTheEmulator_End()
    {
        var service = await Service.StartAsync();
        using var control = Control(service);
        using var response = await control.GetAsync("/emulator/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        service.Emulator.Faults.FailNext("*", EmulatorFault.CutAfter);
        await service.DisposeAsync();

        var names = (await reader.ReadToEndAsync(Cancellation)).Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal));
        names.ShouldBe(["event: open", "event: clock", "event: faults"]);
    }

    [Fact]
    public async Task Snapshot_OnAnotherEmulator_GoesOnWhereTheFirstStood()
    {
        await using var first = await Service.StartAsync(Accounts());
        await using var second = await Service.StartAsync(Accounts());
        var done = await first.SubmitAsync();
        await first.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        var edited = await first.SendAsync(HttpMethod.Post, "/api/v1/client/img2img", await EditAsync(first, done));
        await first.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(350), Cancellation);
        first.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "expired", Result = new byte[] { 1, 2 } });
        first.Emulator.Faults.FailNext("GET /api/v2/models", EmulatorFault.Status(503), times: 3);
        var waiting = await first.SubmitAsync();
        first.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "cancelled" });
        var link = (await first.StatusAsync(done)).GetProperty("result_url").GetString()!;
        using var file = new MemoryStream();

        await first.Emulator.SaveAsync(file, Cancellation);
        file.Position = 0;
        await second.Emulator.RestoreAsync(file, Cancellation);

        using var stranger = new HttpClient();
        (await stranger.GetByteArrayAsync(link.Replace(first.Emulator.ResultAddress.Authority, second.Emulator.ResultAddress.Authority, StringComparison.Ordinal), Cancellation)).ShouldBe(await stranger.GetByteArrayAsync(link, Cancellation));
        second.Emulator.Clock.GetUtcNow().ShouldBe(first.Emulator.Clock.GetUtcNow());
        second.Emulator.Jobs.List().Select(job => (job.Id, job.Status, job.Progress)).ShouldBe(first.Emulator.Jobs.List().Select(job => (job.Id, job.Status, job.Progress)));
        second.Emulator.Jobs.List().Select(job => job.Status).ShouldBe(["done", "processing", "pending"]);
        foreach (var service in new[] { first, second })
        {
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10), Cancellation);
        }

        second.Emulator.Jobs.List().Select(job => (job.Status, job.EndedAt)).ShouldBe(first.Emulator.Jobs.List().Select(job => (job.Status, job.EndedAt)));
        second.Emulator.Jobs.Find(waiting)!.Status.ShouldBe("expired");
        (await second.SendAsync(HttpMethod.Get, "/api/v1/client/balance")).Body.GetRawText().ShouldBe((await first.SendAsync(HttpMethod.Get, "/api/v1/client/balance")).Body.GetRawText());
        (await DownloadAsync(second, edited.Body.GetProperty("data").GetProperty("request_id").GetString()!)).ShouldBe(await DownloadAsync(first, edited.Body.GetProperty("data").GetProperty("request_id").GetString()!));
        (await second.SendAsync(HttpMethod.Get, "/api/v2/models")).Status.ShouldBe(503);
        var cancelled = await second.SubmitAsync();
        await second.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        second.Emulator.Jobs.Find(cancelled)!.Status.ShouldBe("cancelled");
    }

    [Fact]
    public async Task Snapshot_OverHttp_IsTheSame()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        var id = await service.SubmitAsync();
        var snapshot = await control.GetStringAsync("/emulator/snapshot", Cancellation);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);

        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot)).Status.ShouldBe(204);

        (await service.StatusAsync(id)).GetProperty("status").GetString().ShouldBe("pending");
        var later = await service.SubmitAsync();
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", """{"version":9}""")).Body.GetProperty("message").GetString()!.ShouldStartWith("This is no snapshot of the emulator");
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot.Replace("\"version\":1", "\"version\":9", StringComparison.Ordinal))).Body.GetProperty("message").GetString()!.ShouldContain("version 9");
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot.Replace("POST /api/v1/client/txt2img", "POST /other", StringComparison.Ordinal))).Body.GetProperty("message").GetString()!.ShouldContain("POST /other");
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot.Replace("\"scripts\":[]", "\"scripts\":[{\"operation\":\"GET /other\",\"script\":{}}]", StringComparison.Ordinal))).Body.GetProperty("message").GetString()!.ShouldContain("GET /other");
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot.Replace("\"faults\":[]", "\"faults\":[{\"operation\":\"GET /other\",\"fault\":{\"kind\":\"Stall\"}}]", StringComparison.Ordinal))).Body.GetProperty("message").GetString()!.ShouldContain("GET /other");
        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot.Replace("\"faults\":[]", "\"faults\":null", StringComparison.Ordinal))).Body.GetProperty("message").GetString()!.ShouldStartWith("This is no snapshot of the emulator");
        // None of them has changed anything.
        service.Emulator.Jobs.List().Select(job => job.Id).ShouldBe([id, later]);
    }

    [Fact]
    public async Task Snapshot_OnFieldsThatDifferInCaseAlone_HasBoth()
    {
        await using var service = await Service.StartAsync();
        using var control = Control(service);
        var id = await service.SubmitAsync(""","note":"one","NOTE":"two","inner":{"a":1,"A":2}""");
        var asked = service.Emulator.Jobs.Find(id)!.Request.ShouldNotBeNull();
        var snapshot = await control.GetStringAsync("/emulator/snapshot", Cancellation);

        (await SendAsync(control, HttpMethod.Put, "/emulator/snapshot", snapshot)).Status.ShouldBe(204);

        service.Emulator.Jobs.Find(id)!.Request.ShouldBe(asked);
        asked.ShouldContain("\"NOTE\":\"two\",\"inner\":{\"a\":1,\"A\":2}");
    }

    private static DryApiEmulatorOptions Accounts() => new() { Accounts = [new EmulatorAccount { Balance = 5, Plan = EmulatorPlan.Premium }] };

    private static HttpClient Control(Service service) => new() { BaseAddress = service.BaseAddress };

    private static async Task<MultipartFormDataContent> EditAsync(Service service, string job) => new()
    {
        { new StringContent("In the morning"), "prompt" }, { new StringContent("QwenImageEdit_Plus_NF4"), "model" }, { new StringContent("4"), "steps" }, { new StringContent("1"), "seed" },
        { new ByteArrayContent(await DownloadAsync(service, job)), "\"image\"", "\"a.png\"" },
    };

    private static async Task<byte[]> DownloadAsync(Service service, string job)
    {
        using var stranger = new HttpClient();
        return await stranger.GetByteArrayAsync((await service.StatusAsync(job)).GetProperty("result_url").GetString(), Cancellation);
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient control, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await control.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, response.Content.Headers.ContentLength == 0 || (int)response.StatusCode == 204 ? default : await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }
}
