using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.Tests.State;

/// <summary>An emulator in whatever hosts it: a fixture of xunit, the server for tests.</summary>
public sealed class HostTests(DryApiEmulatorFixture fixture) : IClassFixture<DryApiEmulatorFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fixture_InOneLine_IsAnEmulatorThatTestsShare()
    {
        using var http = new HttpClient { BaseAddress = fixture.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "any");

        (await http.GetStringAsync("/api/v1/client/balance", Cancellation)).ShouldBe("""{"balance":10}""");
    }

    [Fact]
    public async Task Fixture_WithOptions_HasThem()
    {
        await using var basic = new BasicFixture();
        basic.Emulator.Jobs.List().ShouldBeEmpty();
        using var http = new HttpClient { BaseAddress = basic.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "any");
        using var response = await http.PostAsync("/api/v1/client/txt2img", Submissions.Body(), Cancellation);

        response.Headers.GetValues("X-RateLimit-Limit").ShouldBe(["3"]);
    }

    [Fact]
    public async Task Sdk_OnTheServerForTests_NeedsNoPort()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddDryApiEmulator(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero });
        await using var application = builder.Build();
        application.UseDryApiEmulator();
        await application.StartAsync(Cancellation);
        using var handler = application.GetTestServer().CreateHandler();
        using var http = new HttpClient(handler);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", BaseAddress = new Uri("http://localhost/"), TimeProvider = new PassingTimeProvider(), HttpClient = http });
        application.Services.GetRequiredService<EmulatorFaults>().FailNext(Submissions.Status, EmulatorFault.Status(503));

        var job = await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 1 }, Cancellation);
        using var picture = new MemoryStream();
        await job.DownloadAsync(picture, cancellationToken: Cancellation);

        Pictures.SizeOf(picture.ToArray()).Width.ShouldBe(64);
        application.Services.GetRequiredService<EmulatorJobs>().Find(job.Id)!.Status.ShouldBe("done");
        JsonNode.Parse(await http.GetStringAsync("http://localhost/emulator/jobs", Cancellation))!.AsArray().Count.ShouldBe(1);
    }

    private sealed class BasicFixture() : DryApiEmulatorFixture(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Plan = EmulatorPlan.Basic }] });
}
