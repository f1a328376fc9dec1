using System.Net;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.State;

/// <summary>What goes wrong on demand.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_OnTheNextRequests_IsAnsweredAndNoJobIsTaken()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext(Submissions.Txt2Img, EmulatorFault.Status(503, TimeSpan.FromSeconds(7)), times: 2);

        using var first = await service.Http.PostAsync("/api/v1/client/txt2img", Submissions.Body(), Cancellation);
        using var other = await service.Http.GetAsync("/api/v1/client/balance", Cancellation);
        using var second = await service.Http.PostAsync("/api/v1/client/txt2img", Submissions.Body(), Cancellation);
        using var third = await service.Http.PostAsync("/api/v1/client/txt2img", Submissions.Body(), Cancellation);

        new[] { first, other, second, third }.Select(each => (int)each.StatusCode).ShouldBe([503, 200, 503, 200]);
        first.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        service.Emulator.Jobs.List().Count.ShouldBe(1);
        service.Emulator.Calls.Select(call => call.Fault).ShouldBe([EmulatorFaultKind.Status, null, EmulatorFaultKind.Status, null]);
    }

    [Fact]
    public async Task Status_WithABody_IsThatBody()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext("*", new EmulatorFault { Kind = EmulatorFaultKind.Status, StatusCode = 502, Body = "<html>Bad Gateway</html>" });

        using var response = await service.Http.GetAsync("/api/v1/client/balance", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("<html>Bad Gateway</html>");
    }

    [Theory]
    [InlineData(EmulatorFaultKind.CutBefore, 0)]
    [InlineData(EmulatorFaultKind.CutAfter, 1)]
    public async Task Cut_OnASubmission_LeavesTheClientInTheDark(EmulatorFaultKind kind, int jobs)
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext(Submissions.Txt2Img, new EmulatorFault { Kind = kind });

        // Neither can be told from the other by a client: the SDK says that it does not know.
        await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => service.Client.Txt2Img.SubmitAsync(
            new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 1 }, Cancellation));

        service.Emulator.Jobs.List().Count.ShouldBe(jobs);
    }

    [Fact]
    public async Task BrokenJson_OnAResponse_IsHalfOfIt()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext("GET /api/v1/client/balance", EmulatorFault.BrokenJson);

        var text = await service.Http.GetStringAsync("/api/v1/client/balance", Cancellation);

        text.ShouldBe("""{"balan""");
    }

    [Fact]
    public async Task SlowBytes_OnAResponse_ComeAsTheClockGoes()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext("GET /api/v1/client/balance", EmulatorFault.SlowBytes(4));

        using var response = await service.Http.GetAsync("/api/v1/client/balance", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var piece = new byte[100];
        var first = await body.ReadAsync(piece, Cancellation);
        var rest = body.ReadAsync(piece, Cancellation).AsTask();
        rest.IsCompleted.ShouldBeFalse();
        while (!rest.IsCompleted)
        {
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
            await Task.Yield();
        }

        first.ShouldBe(4);
        (await rest).ShouldBeInRange(1, 12);
    }

    [Fact]
    public async Task Stall_OnARequest_LastsAsLongAsTheClockSays()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext("*", EmulatorFault.Stall(TimeSpan.FromMinutes(5)));

        var response = service.Http.GetStringAsync("/api/v1/client/balance", Cancellation);
        while (!response.IsCompleted)
        {
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
            await Task.Yield();
        }

        (await response).ShouldBe("""{"balance":10}""");
        (service.Emulator.Clock.GetUtcNow() - service.Emulator.Calls.Single().At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Download_OfAResult_FailsAsItIsNamed()
    {
        await using var service = await Service.StartAsync();
        var id = await service.SubmitAsync();
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        var link = (await service.StatusAsync(id)).GetProperty("result_url").GetString();
        service.Emulator.Faults.FailNext("GET /results/{file}", EmulatorFault.Status(500));
        using var stranger = new HttpClient();

        using var first = await stranger.GetAsync(link, Cancellation);
        using var second = await stranger.GetAsync(link, Cancellation);

        ((int)first.StatusCode, (int)second.StatusCode).ShouldBe((500, 200));
    }

    [Fact]
    public async Task Chance_OnOneSeed_IsTheSame()
    {
        var runs = new List<int[]>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            await using var service = await Service.StartAsync();
            service.Emulator.Faults.FailRandomly("GET /api/v1/client/balance", EmulatorFault.Status(500), 0.5, seed);
            var statuses = new List<int>();
            for (var i = 0; i < 40; i++)
            {
                using var response = await service.Http.GetAsync("/api/v1/client/balance", Cancellation);
                statuses.Add((int)response.StatusCode);
            }

            runs.Add([.. statuses]);
        }

        runs[0].ShouldBe(runs[1]);
        runs[0].ShouldNotBe(runs[2]);
        runs[0].Count(status => status == 500).ShouldBeInRange(10, 30);
    }

    [Fact]
    public async Task Clear_OnFaults_LetsAllGoWell()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext("*", EmulatorFault.Status(500), times: 100);
        service.Emulator.Faults.Clear();

        (await service.Http.GetStringAsync("/api/v1/client/balance", Cancellation)).ShouldBe("""{"balance":10}""");
    }

    [Fact]
    public async Task Faults_OnWhatCannotBe_AreRefused()
    {
        await using var service = await Service.StartAsync();
        var faults = service.Emulator.Faults;

        Should.Throw<ArgumentException>(() => faults.FailNext("GET /nowhere", EmulatorFault.CutAfter)).Message.ShouldContain("There is no operation 'GET /nowhere'");
        Should.Throw<ArgumentException>(() => faults.FailNext("GET /api/v1/client/balance", EmulatorFault.LoseWebhook)).Message.ShouldContain("There is no webhook");
        Should.Throw<ArgumentException>(() => faults.FailNext("job.completed", EmulatorFault.CutAfter)).Message.ShouldContain("There is no operation");
        Should.Throw<ArgumentException>(() => faults.FailNext("*", EmulatorFault.Status(200))).Message.ShouldContain("from 400 to 599");
        Should.Throw<ArgumentException>(() => faults.FailNext("*", EmulatorFault.SlowBytes(0))).Message.ShouldContain("BytesPerSecond");
        Should.Throw<ArgumentException>(() => faults.FailNext("job.*", new EmulatorFault { Kind = EmulatorFaultKind.DelayWebhook })).Message.ShouldContain("Duration");
        Should.Throw<ArgumentOutOfRangeException>(() => faults.FailNext("*", EmulatorFault.CutAfter, times: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => faults.FailRandomly("*", EmulatorFault.CutAfter, 1.5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => faults.FailRandomly("*", EmulatorFault.CutAfter, double.NaN, 1));
    }
}
