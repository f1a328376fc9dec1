using System.Text;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.State;

/// <summary>How jobs live: in a queue, by workers, as scripts say.</summary>
public sealed class JobLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_OnMoreJobsThanThereAre_TakeThemInOrder()
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Workers = 2 });
        var begin = service.Emulator.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            await service.SubmitAsync();
        }

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(200), Cancellation);
        service.Emulator.Jobs.List().Select(job => job.Status).ShouldBe(["processing", "processing", "pending", "pending", "pending"]);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10), Cancellation);

        service.Emulator.Jobs.List().Select(job => (job.EndedAt - begin)!.Value.TotalMilliseconds).ShouldBe([600, 600, 1100, 1100, 1600]);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("expired")]
    [InlineData("a status of tomorrow")]
    [InlineData("error")]
    public async Task Script_OnAStatus_EndsTheJobWithItAndPaysBack(string status)
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Jobs.ScriptNext(Submissions.Txt2Img, new JobScript { Status = status, ErrorCode = "WORKER_TIMEOUT", ErrorMessage = "Nobody came.", ErrorReason = "TIMEOUT" });
        var before = await BalanceAsync(service);
        var id = await service.SubmitAsync();
        (await BalanceAsync(service)).ShouldBeLessThan(before);

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        var state = await service.StatusAsync(id, version: 2);
        state.GetProperty("status").GetString().ShouldBe(status);
        (state.GetProperty("error_code").GetString(), state.GetProperty("error_message").GetString(), state.GetProperty("error_reason").GetString()).ShouldBe(("WORKER_TIMEOUT", "Nobody came.", "TIMEOUT"));
        (state.GetProperty("retryable").GetBoolean(), state.GetProperty("refunded").GetBoolean()).ShouldBe((true, true));
        (await BalanceAsync(service)).ShouldBe(before);
    }

    [Fact]
    public async Task Script_OnAFailureWithoutRefund_KeepsTheMoney()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "error", Refunded = false });
        await service.SubmitAsync();
        var paid = await BalanceAsync(service);

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);

        (await BalanceAsync(service)).ShouldBe(paid);
    }

    [Fact]
    public async Task Scripts_OnSeveralJobs_AreForOneEach()
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Jobs.ScriptNext(Submissions.Txt2Img, new JobScript { Result = "first"u8.ToArray(), Extension = "txt", ContentType = "text/plain", Text = "text", ProcessingTime = TimeSpan.FromHours(1) });
        service.Emulator.Jobs.ScriptNext("POST /api/v2/images/generations", new JobScript { Status = "error" });
        var (scripted, plain) = (await service.SubmitAsync(), await service.SubmitAsync());

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        (await service.StatusAsync(plain)).GetProperty("status").GetString().ShouldBe("done");
        (await service.StatusAsync(scripted)).GetProperty("status").GetString().ShouldBe("processing");
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);

        var state = await service.StatusAsync(scripted);
        state.GetProperty("result").GetString().ShouldBe("text");
        using var stranger = new HttpClient();
        using var response = await stranger.GetAsync(state.GetProperty("result_url").GetString(), Cancellation);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain");
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(Encoding.ASCII.GetBytes("first"));
    }

    [Fact]
    public async Task End_OnAJobUnderWay_EndsItAtOnceAndFreesItsWorker()
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Workers = 1 });
        var (first, second) = (await service.SubmitAsync(), await service.SubmitAsync());
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(200), Cancellation);

        service.Emulator.Jobs.End(first, new JobScript { Status = "cancelled" }).ShouldBeTrue();
        service.Emulator.Jobs.End(first, new JobScript { Status = "expired" }).ShouldBeFalse();
        service.Emulator.Jobs.End("nobody", new JobScript()).ShouldBeFalse();

        (await service.StatusAsync(first)).GetProperty("status").GetString().ShouldBe("cancelled");
        (await service.StatusAsync(second)).GetProperty("status").GetString().ShouldBe("processing");
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        service.Emulator.Jobs.List().Select(job => job.Status).ShouldBe(["cancelled", "done"]);
    }

    [Fact]
    public async Task End_OnAJobThatWaits_NeverStartsIt()
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Workers = 1 });
        var (_, second, third) = (await service.SubmitAsync(), await service.SubmitAsync(), await service.SubmitAsync());
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(200), Cancellation);

        service.Emulator.Jobs.End(second, new JobScript { Status = "cancelled" });
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10), Cancellation);

        service.Emulator.Jobs.Find(second)!.StartedAt.ShouldBeNull();
        service.Emulator.Jobs.Find(third)!.Status.ShouldBe("done");
    }

    [Theory]
    [InlineData("POST /api/v1/client/txt2pic", "There is no operation 'POST /api/v1/client/txt2pic'")]
    [InlineData("txt2img", "such as 'POST /api/v1/client/txt2img'")]
    public async Task Script_OnNoOperation_SaysHowToNameOne(string operation, string says)
    {
        await using var service = await Service.StartAsync();

        Should.Throw<ArgumentException>(() => service.Emulator.Jobs.ScriptNext(operation, new JobScript())).Message.ShouldContain(says);
    }

    [Fact]
    public async Task Script_OnValuesOutOfRange_NamesThem()
    {
        await using var service = await Service.StartAsync();
        JobScript[] wrong = [new() { Status = "" }, new() { Status = "processing" }, new() { PendingTime = TimeSpan.FromTicks(-1) }, new() { ProcessingTime = TimeSpan.FromTicks(-1) }, new() { Extension = "../a" }, new() { ContentType = "a\nb" }];

        wrong.Select(script => Should.Throw<ArgumentException>(() => service.Emulator.Jobs.ScriptNext("*", script)).Message.Split(' ')[0])
            .ShouldBe(["JobScript.Status", "JobScript.Status", "JobScript.PendingTime", "JobScript.ProcessingTime", "JobScript.Extension", "JobScript.ContentType"]);
    }

    [Fact]
    public async Task Jobs_OfOneAccount_AreNotFoundByAnother()
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Accounts = [new() { ApiKey = "any-key-that-must-stay-secret" }, new() { ApiKey = "other-key", ClientId = "2", Balance = 3 }] });
        var id = await service.SubmitAsync();

        var (own, _) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + id);
        var (others, _) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + id, change: request => request.Headers.Authorization = new("Bearer", "other-key"));
        var (nobodys, _) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + id, change: request => request.Headers.Authorization = new("Bearer", "third-key"));
        var (_, balance) = await service.SendAsync(HttpMethod.Get, "/api/v1/client/balance", change: request => request.Headers.Authorization = new("Bearer", "other-key"));

        (own, others, nobodys).ShouldBe((200, 404, 401));
        balance.GetProperty("balance").GetDecimal().ShouldBe(3);
    }

    [Fact]
    public async Task Accounts_OnValuesOutOfRange_AreNamed()
    {
        EmulatorAccount[][] wrong = [[], [new(), new() { ClientId = "2" }], [new() { ApiKey = "a" }, new() { ApiKey = "b" }], [new() { ApiKey = "a b" }], [new() { Balance = -1 }], [new() { WebhookUrl = new Uri("http://example.com") }], [new() { ClientId = " " }]];

        foreach (var accounts in wrong)
        {
            var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Accounts = accounts }, Cancellation));
            error.Message.ShouldMatch("^(Accounts|EmulatorAccount)");
        }
    }

    private static async Task<decimal> BalanceAsync(Service service) => (await service.SendAsync(HttpMethod.Get, "/api/v1/client/balance")).Body.GetProperty("balance").GetDecimal();
}
