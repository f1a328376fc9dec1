using DryApi.Emulator.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace DryApi.Emulator.Tests.Page;

/// <summary>The picture of the page in the README of the emulator. <c>build/emulator-page.sh</c> makes it anew, by this test.</summary>
public sealed class PictureTests(Browser browser)
{
    private const string Picture = "src/DryApi.Emulator/emulator.png";
    private const int Width = 1120;
    private const int MaxBytes = 200_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picture_OfABusyEmulator_SuitsAReadme()
    {
        await using var shown = await ShownPage.OpenAsync(browser, new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Plan = EmulatorPlan.Basic }] });
        await shown.Page.SetViewportSizeAsync(Width, 1600);
        await shown.SubmitEmbeddingAsync("several texts");
        await shown.SubmitVideoAsync("a calm sea, in the evening");
        await shown.SubmitSpeechAsync("Good evening, everybody.");
        shown.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "error", ErrorMessage = "The worker was lost." });
        await shown.SubmitPictureAsync("a forest at night", "https://example.com/hooks");
        await shown.SendAsync("txt2img", new { prompt = "a", model = "Flux1schnell", width = 9000, height = 64, guidance = 1, steps = 1, seed = 1 });
        await shown.SubmitPictureAsync("a beautiful sunset over mountains", seed: 42);
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await shown.SubmitPictureAsync("a desert in the morning", seed: 7);
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(350), Cancellation);
        shown.Emulator.Faults.FailNext("POST /api/v1/client/txt2img", EmulatorFault.Status(503, TimeSpan.FromSeconds(5)), times: 3);

        await shown.WaitForAsync("document.querySelectorAll('#jobs li').length === 6 && document.querySelectorAll('#faults li').length === 1 && document.querySelectorAll('#webhooks > ul > li').length === 2");
        await shown.WaitForAsync("document.querySelector('#jobs img')?.complete && document.querySelector('#jobs video')?.readyState >= 2 && document.querySelector('#jobs video').networkState === HTMLMediaElement.NETWORK_IDLE && document.querySelector('#jobs audio')?.readyState >= 1");
        var picture = Shrink(await shown.Page.ScreenshotAsync(new() { FullPage = true }));

        if (Environment.GetEnvironmentVariable("DRYAPI_PICTURE") is { Length: > 0 } file)
        {
            await File.WriteAllBytesAsync(file, picture, Cancellation);
        }

        Pictures.SizeOf(picture).Width.ShouldBe(Width);
        picture.Length.ShouldBeLessThan(MaxBytes);
    }

    [Fact]
    public async Task Picture_InTheRepository_IsThere()
    {
        var picture = await File.ReadAllBytesAsync(RepositoryFiles.PathOf(Picture), Cancellation);

        Pictures.SizeOf(picture).Width.ShouldBe(Width);
        picture.Length.ShouldBeLessThan(MaxBytes);
    }

    /// <summary>The same in 256 colours, which is less than half as long.</summary>
    private static byte[] Shrink(byte[] picture)
    {
        using var image = Image.Load(picture);
        using var file = new MemoryStream();
        image.Save(file, new PngEncoder { ColorType = PngColorType.Palette, CompressionLevel = PngCompressionLevel.BestCompression, Quantizer = new WuQuantizer(new QuantizerOptions { Dither = null }) });
        return file.ToArray();
    }
}
