using System.Diagnostics;
using System.Text.RegularExpressions;
using DryApi.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Emulator.Tests.Telemetry;

/// <summary>A job from its submission to its result, of either version of the API, as OpenTelemetry exports it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class JobTelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Versions => [1, 2];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Job_FollowedWhereItWasSubmitted_IsOneTrace(int version)
    {
        await using var service = await Service.StartAsync();
        using var telemetry = new RecordedTelemetry();

        var job = await SubmitAsync(service, version);
        await job.WaitAsync(cancellationToken: Cancellation);
        await job.DownloadBytesAsync(cancellationToken: Cancellation);

        var spans = telemetry.Spans;
        var submission = spans.Single(span => span.Kind == ActivityKind.Producer);
        var followed = spans.Single(span => span.DisplayName == "job image");
        var download = spans.Single(span => span.DisplayName == "download image");
        submission.DisplayName.ShouldBe("submit " + PathOf(version));
        submission.ParentSpanId.ShouldBe(telemetry.RootId);
        job.TraceContext.ShouldBe(submission.Id);
        ChildrenOf(spans, submission).ShouldBe(["POST " + PathOf(version)]);
        ChildrenOf(spans, followed).Distinct().ShouldBe(["GET " + StatusPathOf(version)]);
        foreach (var span in (Activity[])[followed, download])
        {
            span.ParentSpanId.ShouldBe(telemetry.RootId);
            span.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(submission.SpanId);
            span.GetTagItem("dryapi.job.id").ShouldBe(job.Id);
            span.GetTagItem("dryapi.job.kind").ShouldBe("image");
            span.Status.ShouldBe(ActivityStatusCode.Unset);
        }

        followed.StartTimeUtc.ShouldBe(submission.StartTimeUtc, "it lasts from the submission to the end");
        followed.GetTagItem("dryapi.job.end").ShouldBe("succeeded");
        download.GetTagItem("url.full").ShouldBeOfType<string>().ShouldStartWith(service.Emulator.ResultAddress.ToString());
        download.GetTagItem("url.full").ShouldBeOfType<string>().ShouldNotContain("=");
        download.GetTagItem("dryapi.result.size").ShouldBeOfType<long>().ShouldBeGreaterThan(100);

        telemetry.Measured("dryapi.client.jobs.submitted").ShouldBe(["dryapi.job.kind=image: 1"]);
        telemetry.Measured("dryapi.client.jobs.ended").ShouldBe(["dryapi.job.end=succeeded, dryapi.job.kind=image: 1"]);
        telemetry.Measured("dryapi.client.job.duration").ShouldBe(["dryapi.job.end=succeeded, dryapi.job.kind=image: 1"]);
        telemetry.Sums("dryapi.client.job.duration")[0].ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Job_FollowedByAnotherProcess_IsInTheTraceOfItsSubmission(int version)
    {
        await using var service = await Service.StartAsync();
        using var telemetry = new RecordedTelemetry();
        var submitted = await SubmitAsync(service, version);
        var (id, trace) = (submitted.Id, submitted.TraceContext);

        Activity.Current = null;
        var job = ClientOf(service, version).GetJob(id, JobKind.Image);
        job.TraceContext = trace;
        await job.DownloadBytesAsync(cancellationToken: Cancellation);

        var spans = telemetry.Spans;
        var submission = spans.Single(span => span.Kind == ActivityKind.Producer);
        ChildrenOf(spans, submission).ShouldBe(["POST " + PathOf(version), "job image", "download image"]);
        telemetry.Measured("dryapi.client.jobs.ended").ShouldBe(["dryapi.job.end=succeeded, dryapi.job.kind=image: 1"]);
        telemetry.Measured("dryapi.client.job.duration").ShouldBeEmpty("when it began is not known there");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no traceparent")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    [InlineData("00-\u001b[2J-\n-01")]
    public async Task Job_OnATraceThatIsNone_IsFollowedAllTheSame(string trace)
    {
        await using var service = await Service.StartAsync();
        using var telemetry = new RecordedTelemetry();
        var job = service.Client.GetJob((await SubmitAsync(service, 1)).Id, JobKind.Image);
        job.TraceContext = trace;

        await job.WaitAsync(cancellationToken: Cancellation);

        var followed = telemetry.Spans.Single(span => span.DisplayName == "job image");
        (followed.ParentSpanId, followed.Links.Count()).ShouldBe((telemetry.RootId, 0));
    }

    [Fact]
    public async Task Job_ThatFails_SaysSoOnce()
    {
        await using var service = await Service.StartAsync();
        using var telemetry = new RecordedTelemetry();
        service.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "error", ErrorCode = "WORKER_ERROR", ErrorMessage = "The worker \u001b[2J went." });
        var job = await SubmitAsync(service, 2);

        await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(cancellationToken: Cancellation));
        await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(cancellationToken: Cancellation));

        var followed = telemetry.Spans.Where(span => span.DisplayName == "job image").ToList();
        followed.Count.ShouldBe(2);
        foreach (var span in followed)
        {
            (span.GetTagItem("dryapi.job.end"), span.GetTagItem("dryapi.job.error_code"), span.GetTagItem("error.type"), span.Status)
                .ShouldBe(("failed", "WORKER_ERROR", typeof(DryApiJobFailedException).FullName, ActivityStatusCode.Error));
            span.StatusDescription.ShouldNotBeNull().ShouldContain("\\u001b");
        }

        telemetry.Measured("dryapi.client.jobs.ended").ShouldBe(["dryapi.job.end=failed, dryapi.job.kind=image: 1"]);
    }

    [Fact]
    public async Task Webhook_OfAJob_IsHandledWithALinkToWhatSubmittedIt()
    {
        const string secret = "a secret that both know, of some length";
        var handled = new TaskCompletionSource<ActivityContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var receiver = await ReceiveAsync(secret, clock, handled);
        using var telemetry = new RecordedTelemetry();
        var submitter = Activity.Current!.Context;
        var url = DryApiTelemetry.AddTraceContext(receiver.Url + "?tenant=a");
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { WebhookUrl = new Uri(url), WebhookSecret = secret }] });
        await SubmitAsync(service, 1);

        Activity.Current = null;
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        var handler = await handled.Task;
        await receiver.DisposeAsync();

        service.Emulator.Deliveries.Select(each => each.State).ShouldBe([DeliveryState.Delivered, DeliveryState.Delivered]);
        var span = telemetry.SpansOf(handler.TraceId).Single(span => span.DisplayName == "webhook job.completed");
        span.Kind.ShouldBe(ActivityKind.Consumer);
        span.SpanId.ShouldBe(handler.SpanId, "the handler runs in it");
        span.Links.ShouldHaveSingleItem().Context.ShouldBe(new ActivityContext(submitter.TraceId, submitter.SpanId, submitter.TraceFlags, isRemote: true));
        span.GetTagItem("dryapi.webhook.event").ShouldBe("job.completed");
        telemetry.Measured("dryapi.webhook.handler.duration").ShouldBe(["dryapi.webhook.event=job.completed: 1", "dryapi.webhook.event=job.processing: 1"]);
    }

    /// <summary>The tables of the README, beside all that a program can see that does all there is to do.</summary>
    [Fact]
    public async Task Names_InTheReadme_AreThoseThatThereAre()
    {
        const string secret = "a secret that both know, of some length";
        var handled = new TaskCompletionSource<ActivityContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await ReceiveAsync(secret, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), handled, fails: true);
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { WebhookUrl = new Uri(receiver.Url), WebhookSecret = secret, Plan = EmulatorPlan.Basic }] });
        using var telemetry = new RecordedTelemetry();
        service.Emulator.Faults.FailNext("GET /api/v1/client/balance", EmulatorFault.Status(503));
        await service.Client.Balance.GetAsync(cancellationToken: Cancellation);
        await service.Client.Txt2Img.GetPriceAsync(Picture(), Cancellation);
        service.Emulator.Faults.FailNext("GET /api/v1/client/balance", EmulatorFault.Status(500), times: 10);
        await Should.ThrowAsync<DryApiServerException>(() => service.Client.Balance.GetAsync(cancellationToken: Cancellation));
        await (await SubmitAsync(service, 1)).DownloadBytesAsync(cancellationToken: Cancellation);
        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Cancellation);
        var handler = await handled.Task;
        await receiver.DisposeAsync();

        var rows = (await File.ReadAllLinesAsync(RepositoryFiles.PathOf("README.md"), Cancellation))
            .SkipWhile(line => line != "### Telemetry").TakeWhile(line => line != "## The emulator")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        var metrics = rows.Where(row => row.Length == 4).ToList();
        metrics.Select(row => $"{row[0].Trim('`')} {row[1].Trim('`')}".Trim()).Order(StringComparer.Ordinal).ShouldBe(telemetry.Instruments);
        foreach (var row in metrics)
        {
            var tags = row[3].Split('`').Where((_, index) => index % 2 == 1).Where(tag => tag.Contains('.', StringComparison.Ordinal) || tag.Contains('_', StringComparison.Ordinal));
            telemetry.TagsOf(row[0].Trim('`')).ShouldBe([.. tags.Order(StringComparer.Ordinal)], customMessage: row[0]);
        }

        var named = rows.Where(row => row.Length == 2).Select(row => new Regex("^" + row[0].Trim('`')
            .Replace("METHOD /path/{parameter}", "(GET|POST) /api/.*", StringComparison.Ordinal).Replace("/path", "/api/.*", StringComparison.Ordinal)
            .Replace("KIND", "image", StringComparison.Ordinal).Replace("EVENT", "job\\..*", StringComparison.Ordinal) + "$")).ToList();
        var seen = telemetry.Spans.Concat(telemetry.SpansOf(handler.TraceId)).Select(span => span.DisplayName).Distinct().ToList();
        seen.Where(name => !named.Exists(each => each.IsMatch(name))).ShouldBeEmpty("spans that the README does not name");
        named.Where(each => !seen.Exists(each.IsMatch)).ShouldBeEmpty("spans that the README names, and nobody sees");
    }

    private static async Task<Receiver> ReceiveAsync(string secret, TimeProvider clock, TaskCompletionSource<ActivityContext> handled, bool fails = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddDryApiWebhooks(options =>
        {
            options.Secrets.Add(secret);
            options.Tolerance = TimeSpan.FromDays(1000);
        });
        var application = builder.Build();
        application.MapDryApiWebhooks("/hook").On<WebhookEvent>((received, _, _) =>
        {
            if (received is WebhookCompletedEvent)
            {
                handled.TrySetResult(Activity.Current!.Context);
            }

            return fails && received is WebhookCompletedEvent ? throw new InvalidOperationException("It does not want to.") : Task.CompletedTask;
        });
        await application.StartAsync(Cancellation);
        return new Receiver(application, application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook");
    }

    private static async Task<DryApiJob> SubmitAsync(Service service, int version) => version == 1
        ? await service.Client.Txt2Img.SubmitAsync(Picture(), Cancellation)
        : await new V2.DryApiClient(service.ClientOptions).Images.Generations.SubmitAsync(new V2.ImagesGenerationsRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 42 }, Cancellation);

    private static Txt2ImgRequest Picture() => new() { Prompt = "A sunset", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 4, Seed = 42 };

    private static DryApiClientBase ClientOf(Service service, int version) => version == 1 ? service.Client : new V2.DryApiClient(service.ClientOptions);

    private static string PathOf(int version) => version == 1 ? "/api/v1/client/txt2img" : "/api/v2/images/generations";

    private static string StatusPathOf(int version) => version == 1 ? "/api/v1/client/request-status/{request_id}" : "/api/v2/jobs/{job_request}";

    private static IEnumerable<string> ChildrenOf(IReadOnlyList<Activity> spans, Activity parent) => spans.Where(span => span.ParentSpanId == parent.SpanId).Select(span => span.DisplayName);

    private sealed record Receiver(WebApplication Application, string Url) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Application.DisposeAsync();
    }
}
