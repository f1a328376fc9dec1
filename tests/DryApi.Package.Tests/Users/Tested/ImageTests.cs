using DryApi;
using DryApi.Emulator;
using Xunit;

namespace Tested;

public sealed class ImageTests
{
    [Fact]
    public async Task Txt2Img_OnAPrompt_MakesAPng()
    {
        await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero }, TestContext.Current.CancellationToken);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator.BaseAddress });

        var job = await client.Txt2Img.SubmitAsync(
            new Txt2ImgRequest { Prompt = "A sunset", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 7.5, Steps = 4, Seed = 42 },
            TestContext.Current.CancellationToken);
        await job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken);
        var image = await job.DownloadBytesAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("PNG"u8.ToArray(), image[1..4]);
    }
}
