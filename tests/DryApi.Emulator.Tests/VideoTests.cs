using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>The videos that jobs make, played in a browser.</summary>
public sealed class VideoTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(160, 96, 12, 24)]
    [InlineData(100, 66, 5, 10)]
    public async Task Video_OfAPrompt_PlaysInTheAskedSizeRateAndLength(int width, int height, int frames, int rate)
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2VideoRequest { Prompt = "A sunset", Model = "Ltx2_19B_Dist_FP8", Width = width, Height = height, Frames = frames, Fps = rate, Steps = 1, Guidance = 1, Seed = 1 };
        var job = await service.Client.Txt2Video.SubmitAsync(request, Cancellation);

        var video = await browser.PlayAsync((await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl!, 0.5 / rate, (frames - 0.5) / rate);

        video.Size.ShouldBe((width, height));
        video.Duration.ShouldBe((double)frames / rate, 0.001);
        video.EndedAt.ShouldBe(video.Duration, 0.001);
        using var first = Pictures.Open(video.Moments[0]);
        using var last = Pictures.Open(video.Moments[1]);
        first.Pixels.Zip(last.Pixels).Count(each => each.First != each.Second).ShouldBeGreaterThan(50);
    }
}
