using DryApi.Emulator.Tests.Support;
using SkiaSharp;

namespace DryApi.Emulator.Tests;

/// <summary>The videos that jobs make, played in a browser.</summary>
public sealed class VideoTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(160, 96, 12, 24)]
    [InlineData(97, 66, 5, 7)]
    public async Task Video_OfAPrompt_PlaysInTheAskedSizeRateAndLength(int width, int height, int frames, int rate)
    {
        await using var service = await Service.StartAsync();
        var job = await service.Client.Txt2Video.SubmitAsync(Sunset(width, height, frames, rate), Cancellation);

        var video = await PlayAsync(job, frames, rate);

        video.Size.ShouldBe((width & ~1, height & ~1));
        Difference(video.Moments[0], video.Moments[^1]).ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public async Task Upscale_OfAVideo_ShowsEachOfItsFramesFourTimesAsLarge()
    {
        await using var service = await Service.StartAsync();
        var source = await service.Client.Txt2Video.SubmitAsync(Sunset(162, 90, 4, 7), Cancellation);
        var before = await PlayAsync(source, 4, 7);

        var job = await service.Client.VidUpscale.SubmitAsync(new VidUpscaleRequest { Video = FileContent.FromBytes(await service.DownloadAsync(source), "a.mp4"), Model = "RealESRGAN_x4plus" }, Cancellation);
        var after = await PlayAsync(job, 4, 7);

        after.Size.ShouldBe((648, 360));
        foreach (var (large, small) in after.Moments.Zip(before.Moments))
        {
            Difference(large, small).ShouldBeLessThan(1.5);
        }

        Difference(after.Moments[0], before.Moments[^1]).ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task CutOut_OfAVideo_KeepsTheSquareOfEachFrameOnGreen()
    {
        await using var service = await Service.StartAsync();

        var job = await service.Client.VidRmbg.SubmitAsync(new VidRmbgRequest { Video = FileContent.FromBytes(Videos.Own, "a.mp4"), Model = "Ben2" }, Cancellation);
        var video = await PlayAsync(job, Videos.Frames, Videos.Rate);

        video.Size.ShouldBe((96, 64));
        foreach (var moment in video.Moments)
        {
            using var frame = Pictures.Open(moment);
            ShouldBe(frame.GetPixel(4, 4), 0, 255, 0);
            ShouldBe(frame.GetPixel(48, 32), 255, 215, 0);
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(192, 128)]
    public async Task Replace_OfAVideo_PutsTheCharacterIntoEachFrame(int? width, int? height)
    {
        await using var service = await Service.StartAsync();
        using var client = new V2.DryApiClient(service.ClientOptions);
        var request = new V2.VideosReplacementsRequest
        {
            Video = FileContent.FromBytes(Videos.Own, "a.mp4"), RefImage = FileContent.FromBytes(Pictures.Png(64, 64), "a.png"), Model = "Ltx2_3_19B_Dist_INT8", Width = width, Height = height,
        };

        var video = await PlayAsync(await client.Videos.Replacements.SubmitAsync(request, Cancellation), Videos.Frames, Videos.Rate);

        video.Size.ShouldBe((width ?? 96, height ?? 64));
        foreach (var moment in video.Moments)
        {
            using var frame = Pictures.Open(moment);
            // Below the square of the video, which ends at three quarters of the height, stands the square of the character.
            ShouldBe(frame.GetPixel(video.Size.Width / 2, video.Size.Height * 52 / 64), 255, 215, 0);
            ShouldBe(frame.GetPixel(4, video.Size.Height - 4), 70, 130, 180);
        }
    }

    [Fact]
    public async Task Replace_ByAPrompt_ShowsTheVideoInItsLight()
    {
        await using var service = await Service.StartAsync();
        using var client = new V2.DryApiClient(service.ClientOptions);

        var job = await client.Videos.Replacements.SubmitAsync(
            new V2.VideosReplacementsRequest { Video = FileContent.FromBytes(Videos.Own, "a.mp4"), RefImage = FileContent.FromBytes(Pictures.Png(64, 64), "a.png"), Model = "Ltx2_3_19B_Dist_INT8", Prompt = "At night" }, Cancellation);
        var video = await PlayAsync(job, Videos.Frames, Videos.Rate);

        using var frame = Pictures.Open(video.Moments[0]);
        ((int)frame.GetPixel(4, 4).Blue).ShouldBeLessThan(150);
    }

    [Theory]
    [InlineData(0, "The video is none that the emulator can open: it works on videos of its own (MP4 with H.264 in raw blocks). Send one that a job of the emulator made.")]
    [InlineData(400, "The video is none that the emulator can open: it works on videos of its own (MP4 with H.264 in raw blocks). Send one that a job of the emulator made.")]
    [InlineData(9000, "The video could not be read to its end.")]
    public async Task Upscale_OfAnotherVideoOrAPartOfOne_EndsInAnErrorAndIsRefunded(int length, string message)
    {
        await using var service = await Service.StartAsync();
        var before = await service.Client.Balance.GetAsync(cancellationToken: Cancellation);
        var video = length == 0 ? new byte[4096] : Videos.Own[..length];

        var job = await service.Client.VidUpscale.SubmitAsync(new VidUpscaleRequest { Video = FileContent.FromBytes(video, "a.mp4"), Model = "RealESRGAN_x4plus" }, Cancellation);
        await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(cancellationToken: Cancellation));

        var (_, body) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + job.Id);
        body.GetProperty("data").GetProperty("error_message").GetString().ShouldBe(message);
        (await service.Client.Balance.GetAsync(cancellationToken: Cancellation)).Balance.ShouldBe(before.Balance);
    }

    private async Task<PlayedVideo> PlayAsync(DryApiJob job, int frames, double rate)
    {
        var link = (await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl.ShouldNotBeNull();
        var video = await browser.PlayAsync(link, [.. Enumerable.Range(0, frames).Select(number => (number + 0.5) / rate)]);
        video.Duration.ShouldBe(frames / rate, 0.001);
        video.EndedAt.ShouldBe(video.Duration, 0.001);
        return video;
    }

    /// <summary>How much the green of two pictures differs, on average, from 0 to 255; both are looked at in the size of the smaller.</summary>
    private static double Difference(byte[] one, byte[] other)
    {
        using var left = Pictures.Open(one);
        using var right = Pictures.Open(other);
        var size = new SKImageInfo(Math.Min(left.Width, right.Width), Math.Min(left.Height, right.Height));
        using var first = left.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var second = right.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return first.Pixels.Zip(second.Pixels).Average(each => Math.Abs(each.First.Green - each.Second.Green));
    }

    /// <summary>Colors are rounded on their way through a video.</summary>
    private static void ShouldBe(SKColor color, int red, int green, int blue)
    {
        ((int)color.Red).ShouldBeInRange(red - 6, red + 6, color.ToString());
        ((int)color.Green).ShouldBeInRange(green - 6, green + 6, color.ToString());
        ((int)color.Blue).ShouldBeInRange(blue - 6, blue + 6, color.ToString());
    }

    private static Txt2VideoRequest Sunset(int width, int height, int frames, int rate) =>
        new() { Prompt = "A sunset", Model = "Ltx2_19B_Dist_FP8", Width = width, Height = height, Frames = frames, Fps = rate, Steps = 1, Guidance = 1, Seed = 1 };
}
