using DryApi.Emulator.Tests.Support;
using SkiaSharp;

namespace DryApi.Emulator.Tests;

/// <summary>Texts that a prompt asks for are in the pixels of its picture, and are read from there.</summary>
public sealed class OcrTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("A sign that says \"OPEN\"", 512, 512, "OPEN")]
    [InlineData("A shop in the evening, over its door “Café 24/7”", 640, 360, "Caf?\n24/7")]
    [InlineData("A poster: 'Don't panic', at night", 256, 384, "Don't\npanic")]
    [InlineData("The words \"one\" and \"two\" in the snow", 1024, 300, "one two")]
    [InlineData("\"!#$%&()*+,-./0123456789:;<=>?@\" by the sea", 700, 500, "!#$%&()*+,-./0123456789:;<=>?@")]
    [InlineData("A wall with \"ABCDEFGHIJ KLMNOPQRST UVWXYZ[\\]^_` abcdefghij klmnopqrst uvwxyz{|}~\"", 800, 800, "ABCDEFGHIJ\nKLMNOPQRST\nUVWXYZ[\\]^_`\nabcdefghij\nklmnopqrst\nuvwxyz{|}~")]
    [InlineData("A note: \"far too many words for so small a picture\"", 64, 64, "far too\nmany\nwords\nfor so\nsmall a\npicture")]
    public async Task Ocr_OfAPictureWithAText_ReadsItInEachFormat(string prompt, int width, int height, string text)
    {
        await using var service = await Service.StartAsync();
        var job = await service.Client.Txt2Img.SubmitAsync(Picture(prompt, width, height), Cancellation);
        var result = await job.WaitAsync(cancellationToken: Cancellation);

        using var stranger = new HttpClient();
        foreach (var link in result.Formats.Values.Prepend(result.ResultUrl!))
        {
            (await ReadAsync(service, await stranger.GetByteArrayAsync(link, Cancellation))).ShouldBe(text, link.AbsolutePath);
        }
    }

    [Theory]
    [InlineData("A sign \"OPEN\" in the morning", "at night", 512, 512)]
    [InlineData("A sign \"Flowers & more\" at night", "a bright day", 400, 640)]
    [InlineData("A sign \"10:45\" at dusk", "a bright day", 260, 260)]
    public async Task Ocr_OfAnEditedPicture_ReadsItAllTheSame(string prompt, string light, int width, int height)
    {
        await using var service = await Service.StartAsync();
        var text = prompt.Split('"')[1];
        var picture = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture(prompt, 320, 320), Cancellation));

        var job = await service.Client.Img2Img.SubmitAsync(
            new Img2ImgRequest { Image = FileContent.FromBytes(picture, "a.png"), Prompt = light, Model = "QwenImageEdit_Plus_NF4", Width = width, Height = height, Steps = 4, Seed = 1, Guidance = 1 }, Cancellation);

        (await ReadAsync(service, await service.DownloadAsync(job))).ReplaceLineEndings(" ").ShouldBe(text);
    }

    [Fact]
    public async Task Ocr_OfAnEnlargedPicture_ReadsItAllTheSame()
    {
        await using var service = await Service.StartAsync();
        var picture = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture("\"small print\" on a lake", 160, 96), Cancellation));

        var larger = await service.DownloadAsync(await service.Client.ImgUpscale.SubmitAsync(new ImgUpscaleRequest { Image = FileContent.FromBytes(picture, "a.png"), Model = "RealESRGAN_x4plus" }, Cancellation));

        (await ReadAsync(service, larger)).ShouldBe("small\nprint");
    }

    [Fact]
    public async Task Ocr_OfAnEditThatAsksForAnotherText_ReadsTheNewOne()
    {
        await using var service = await Service.StartAsync();
        var picture = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture("A sign \"OPEN\"", 320, 320), Cancellation));

        var job = await service.Client.Img2Img.SubmitAsync(
            new Img2ImgRequest { Image = FileContent.FromBytes(picture, "a.png"), Prompt = "now it says \"CLOSED\"", Model = "QwenImageEdit_Plus_NF4", Steps = 4, Seed = 1, Guidance = 1 }, Cancellation);

        (await ReadAsync(service, await service.DownloadAsync(job))).ShouldBe("CLOSED");
    }

    [Fact]
    public async Task Ocr_OfATextThatIsTooLongForItsPicture_ReadsItsBeginning()
    {
        await using var service = await Service.StartAsync();
        var text = string.Join(' ', Enumerable.Range(1000, 300));

        var read = await ReadAsync(service, await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture($"\"{text}\"", 120, 64), Cancellation)));

        read.Length.ShouldBeInRange(50, 150);
        text.ShouldStartWith(read.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Ocr_OfAPictureOfOthers_ReadsWhatWasPaintedIntoIt()
    {
        await using var service = await Service.StartAsync();
        var own = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture("\"north\" in the hills", 200, 200), Cancellation));
        using var sign = Pictures.Open(own);
        using var collage = new SKBitmap(500, 300);
        using var canvas = new SKCanvas(collage);
        canvas.Clear(SKColors.SeaGreen);
        canvas.DrawBitmap(sign, 260, 70, SKSamplingOptions.Default);

        (await ReadAsync(service, collage.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray())).ShouldBe("north");
    }

    [Fact]
    public async Task Ocr_OfAPictureWithoutText_SaysThatThereIsNone()
    {
        await using var service = await Service.StartAsync();

        (await ReadAsync(service, Pictures.Png(120, 80))).ShouldBe("[no text that the emulator can read, 120 × 80 pixels]");
        (await ReadAsync(service, await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Picture("A sunset over don't know where", 300, 200), Cancellation)))).ShouldStartWith("[no text");
    }

    private static async Task<string> ReadAsync(Service service, byte[] picture)
    {
        var job = await service.Client.Img2Txt.SubmitAsync(new Img2TxtRequest { Image = FileContent.FromBytes(picture, "a.png"), Model = "Nanonets_Ocr_S_F16", ReturnResultInResponse = true }, Cancellation);
        return (await job.WaitAsync(cancellationToken: Cancellation)).Text.ShouldNotBeNull();
    }

    private static Txt2ImgRequest Picture(string prompt, int width, int height) => new() { Prompt = prompt, Model = "Flux1schnell", Width = width, Height = height, Guidance = 7.5, Steps = 4, Seed = 42 };
}
