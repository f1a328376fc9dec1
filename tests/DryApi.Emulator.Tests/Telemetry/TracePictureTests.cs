using System.Diagnostics;
using DryApi.Emulator.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DryApi.Emulator.Tests.Telemetry;

/// <summary>The picture of a trace in the README. <c>build/trace-picture.sh</c> makes it anew, by this test and a viewer of others; without that the test looks at the trace alone.</summary>
[Collection(nameof(AloneCollection))]
public sealed class TracePictureTests(Browser browser)
{
    private const string Picture = "src/DryApi.Generated/trace.png";
    private const int Width = 1120;
    private const int Height = 520;
    private const int MaxBytes = 200_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picture_OfAJob_HasAllOfIt()
    {
        var (viewer, receiver) = (Environment.GetEnvironmentVariable("DRYAPI_TRACE_VIEWER"), Environment.GetEnvironmentVariable("DRYAPI_TRACE_RECEIVER"));
        var spans = new List<Activity>();
        using var source = new ActivitySource("Shop");
        var builder = Sdk.CreateTracerProviderBuilder().ConfigureResource(resource => resource.AddService("shop")).AddSource(source.Name, DryApiTelemetry.Name).SetSampler(new AlwaysOnSampler()).AddInMemoryExporter(spans);
        if (receiver is { Length: > 0 })
        {
            builder.AddOtlpExporter(options => (options.Endpoint, options.Protocol) = (new Uri(new Uri(receiver), "/v1/traces"), OtlpExportProtocol.HttpProtobuf));
        }

        using var traces = builder.Build();
        var trace = await OrderAsync(source);
        traces.ForceFlush();

        var names = spans.Where(span => span.TraceId == trace).Select(span => span.DisplayName).ToList();
        string[] expected = ["POST /orders", "submit /api/v1/client/txt2img", "POST /api/v1/client/txt2img", "job image", "GET /api/v1/client/request-status/{request_id}", "download image"];
        expected.ShouldBeSubsetOf(names);
        names.Count(name => name == "POST /api/v1/client/txt2img").ShouldBe(2, "it was sent again");
        if (viewer is { Length: > 0 } && Environment.GetEnvironmentVariable("DRYAPI_PICTURE") is { Length: > 0 } file)
        {
            var page = await browser.OpenPageAsync();
            await page.SetViewportSizeAsync(Width, Height);
            await page.GotoAsync(new Uri(new Uri(viewer), $"/traces/detail/{trace}").AbsoluteUri);
            await page.GetByText("download image").First.WaitForAsync();
            await File.WriteAllBytesAsync(file, await page.ScreenshotAsync(), Cancellation);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Picture_InTheRepository_IsThere()
    {
        var picture = await File.ReadAllBytesAsync(RepositoryFiles.PathOf(Picture), Cancellation);

        Pictures.SizeOf(picture).Width.ShouldBe(Width);
        picture.Length.ShouldBeLessThan(MaxBytes);
    }

    /// <summary>An order of a picture in a shop: the service is busy at first, and another process fetches what it made.</summary>
    private static async Task<ActivityTraceId> OrderAsync(ActivitySource source)
    {
        await using var service = await Service.StartAsync();
        service.Emulator.Faults.FailNext(Submissions.Txt2Img, EmulatorFault.Status(429, TimeSpan.FromSeconds(1)));
        DryApiJob submitted;
        using (source.StartActivity("POST /orders", ActivityKind.Server))
        {
            submitted = await service.Client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = 42 }, Cancellation);
        }

        Activity.Current = null;
        var job = service.Client.GetJob(submitted.Id, JobKind.Image);
        job.TraceContext = submitted.TraceContext;
        await job.DownloadBytesAsync(cancellationToken: Cancellation);
        return ActivityContext.Parse(job.TraceContext!, null).TraceId;
    }
}
