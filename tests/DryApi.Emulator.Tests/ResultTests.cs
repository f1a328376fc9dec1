using System.Globalization;
using System.Text.Json;
using DryApi.Emulator.Results.Audio;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>What jobs make, opened by other readers than the emulator's.</summary>
public sealed class ResultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picture_OfAPrompt_ComesInThreeFormatsOfOneSize()
    {
        await using var service = await Service.StartAsync();
        var job = await service.Client.Txt2Img.SubmitAsync(Sunset(200, 120), Cancellation);
        var result = await job.WaitAsync(cancellationToken: Cancellation);

        result.Formats.Keys.Order().ShouldBe(["jpg", "webp"]);
        using var http = new HttpClient();
        foreach (var (_, link) in result.Formats)
        {
            Pictures.SizeOf(await http.GetByteArrayAsync(link, Cancellation)).ShouldBe((200, 120));
        }
    }

    [Fact]
    public async Task CutOut_OfASquareOnAGround_KeepsTheSquareAlone()
    {
        await using var service = await Service.StartAsync();

        var job = await service.Client.ImgRmbg.SubmitAsync(new ImgRmbgRequest { Image = FileContent.FromBytes(Pictures.Png(80, 64), "a.png"), Model = "Ben2" }, Cancellation);
        using var picture = Pictures.Open(await service.DownloadAsync(job));

        (picture.Width, picture.Height).ShouldBe((80, 64));
        picture.GetPixel(2, 2).Alpha.ShouldBe((byte)0);
        picture.GetPixel(40, 32).Alpha.ShouldBe((byte)255);
        picture.GetPixel(40, 32).Red.ShouldBe((byte)255);
    }

    [Fact]
    public async Task Upscale_OfAPicture_IsFourTimesAsLargeAndShowsTheSame()
    {
        await using var service = await Service.StartAsync();

        var job = await service.Client.ImgUpscale.SubmitAsync(new ImgUpscaleRequest { Image = FileContent.FromBytes(Pictures.Png(80, 64), "a.png"), Model = "RealESRGAN_x4plus" }, Cancellation);
        using var picture = Pictures.Open(await service.DownloadAsync(job));

        (picture.Width, picture.Height).ShouldBe((320, 256));
        picture.GetPixel(160, 128).Red.ShouldBe((byte)255);
        picture.GetPixel(4, 4).Red.ShouldBeLessThan((byte)100);
    }

    [Fact]
    public async Task Edit_OfAPicture_ShowsItThroughTheLightOfThePrompt()
    {
        await using var service = await Service.StartAsync();
        var request = new Img2ImgRequest { Image = FileContent.FromBytes(Pictures.Png(96, 96), "a.png"), Prompt = "at night", Model = "QwenImageEdit_Plus_NF4", Steps = 4, Seed = 1, Guidance = 1 };

        using var picture = Pictures.Open(await service.DownloadAsync(await service.Client.Img2Img.SubmitAsync(request, Cancellation)));

        // The gold of the square is still the brightest there is.
        picture.GetPixel(48, 48).Red.ShouldBeGreaterThan(picture.GetPixel(4, 90).Red);
    }

    [Theory]
    [InlineData("wav", 10, null, 3)]
    [InlineData("wav", 10, "segment", 3)]
    [InlineData("flac", 10, "segment", 3)]
    [InlineData("wav", 1, "segment", 1)]
    [InlineData("wav", 13, "word", 4)]
    public async Task Transcript_OfARecording_HasTimesWhereTheyAreAskedThatFillItsLength(string format, int seconds, string? level, int sentences)
    {
        await using var service = await Service.StartAsync();
        using var client = new V2.DryApiClient(service.ClientOptions);
        var recording = format == "wav" ? Sounds.Wav(seconds) : FlacEncoder.Encode(new short[seconds * 8000], 8000);
        var request = new V2.AudioTranscriptionsFileRequest { SourceFile = FileContent.FromBytes(recording, "a." + format), IncludeTs = level is not null, TsLevel = level, Model = "WhisperLargeV3", ReturnResultInResponse = true };

        var text = (await (await client.Audio.Transcriptions.SubmitAsync(request, Cancellation)).WaitAsync(cancellationToken: Cancellation)).Text!;

        var lines = text.Split('\n');
        text.Count(letter => letter == '.').ShouldBe(sentences + (level is null ? 0 : 2 * lines.Length));
        if (level is null)
        {
            lines.Length.ShouldBe(1);
            return;
        }

        // One after the other without a gap, from the start to the end of the recording.
        var times = lines.Select(line => (Start: TimeSpan.Parse(line[1..13], CultureInfo.InvariantCulture), End: TimeSpan.Parse(line[18..30], CultureInfo.InvariantCulture))).ToList();
        times[0].Start.ShouldBe(TimeSpan.Zero);
        times[^1].End.ShouldBe(TimeSpan.FromSeconds(seconds));
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start && pair.First.Start < pair.First.End);
        lines.ShouldAllBe(line => level == "word" == !line.Substring(32).Contains(' '));
    }

    [Theory]
    [InlineData("A boat sails across the lake", "Boats sailing on a lake", "The price of bread went up")]
    [InlineData("How do I reset my password?", "Password reset does not work", "How do I get to the station?")]
    [InlineData("photographs of mountains, in winter", "a mountain photograph (winter)", "recipes of soups, in summer")]
    public async Task Vectors_OfAParaphrase_AreNearerThanThoseOfAnotherText(string text, string paraphrase, string other)
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2EmbeddingRequest { Input = new[] { text, paraphrase, other }, Model = "Bge_M3_FP16" };

        var vectors = JsonSerializer.Deserialize<float[][]>(await service.DownloadAsync(await service.Client.Txt2Embedding.SubmitAsync(request, Cancellation)))!;

        vectors.ShouldAllBe(vector => vector.Length == 1024 && Math.Abs(vector.Sum(value => value * value) - 1) < 0.001);
        Nearness(0, 1).ShouldBeGreaterThan(0.3f);
        Nearness(0, 2).ShouldBeLessThan(Nearness(0, 1) / 2);

        float Nearness(int one, int two) => vectors[one].Zip(vectors[two], (left, right) => left * right).Sum();
    }

    [Fact]
    public async Task AnySeed_IsDrawnOnceForAJob()
    {
        await using var service = await Service.StartAsync();
        var request = Sunset(64, 64);
        request.Seed = -1;
        var job = await service.Client.Txt2Img.SubmitAsync(request, Cancellation);

        var first = await service.DownloadAsync(job);
        // What is made is not kept: it is made once more.
        GC.Collect();
        var again = await service.DownloadAsync(job);
        var other = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(request, Cancellation));

        again.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task Music_OfASeedAndALength_IsThatLong()
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2MusicRequest { Caption = "calm", Lyrics = "la", Model = "ACE-Step-v1.5-turbo", Duration = 12, Bpm = 90, Keyscale = "A minor", Timesignature = 3, InferenceSteps = 8, GuidanceScale = 1, Seed = 1, Format = "wav" };

        var wav = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Music.SubmitAsync(request, Cancellation)));

        (wav.Samples.Length / (double)wav.SampleRate).ShouldBe(12);
        wav.Samples.Max(sample => Math.Abs((int)sample)).ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData(320, 200, 5)]
    [InlineData(99, 65, 2)]
    public async Task Video_OfAPrompt_SaysItsSizeAndHasAFirstFrameAndWhatChanges(int width, int height, int frames)
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2VideoRequest { Prompt = "A sunset", Model = "Ltx2_19B_Dist_FP8", Width = width, Height = height, Frames = frames, Fps = 24, Steps = 1, Guidance = 1, Seed = 1 };

        var file = await service.DownloadAsync(await service.Client.Txt2Video.SubmitAsync(request, Cancellation));

        var boxes = Mp4Boxes.Read(file);
        boxes.FrameSize.ShouldBe((width & ~1, height & ~1));
        boxes.FrameLengths.Count.ShouldBe(frames);
        // Each block of 16 by 16 pixels is 384 bytes in the first frame; others have what moves.
        boxes.FrameLengths[0].ShouldBeGreaterThan(384 * (((width & ~1) + 15) / 16) * (((height & ~1) + 15) / 16));
        boxes.FrameLengths.Skip(1).ShouldAllBe(length => length < boxes.FrameLengths[0] / 2 && length > 384);
        boxes.Offset.ShouldBe(file.Length - boxes.FrameLengths.Sum());
    }

    [Fact]
    public async Task Video_OfAPromptAndASeed_ShowsTheirPictureAndALightThatMoves()
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2VideoRequest { Prompt = "A sunset", Model = "Ltx2_19B_Dist_FP8", Width = 160, Height = 96, Frames = 4, Fps = 24, Steps = 1, Guidance = 1, Seed = 42 };
        using var picture = Pictures.Open(await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Sunset(160, 96), Cancellation)));

        var file = await service.DownloadAsync(await service.Client.Txt2Video.SubmitAsync(request, Cancellation));

        var frames = RawFrames.Read(file, Mp4Boxes.Read(file), 160, 96);
        frames.Count.ShouldBe(4);
        foreach (var (number, frame) in frames.Index())
        {
            // The light is on its way from left to right; where it is not, the picture is.
            var (center, lit) = (160 * (number + 1) / 5, frame.Index().Where(pixel => Math.Abs(pixel.Item - Brightness(picture.GetPixel(pixel.Index % 160, pixel.Index / 160))) > 2).Select(pixel => pixel.Index % 160).ToList());
            lit.Count.ShouldBeInRange(50, 160);
            lit.ShouldAllBe(x => Math.Abs(x - center) <= 6);
        }

        static int Brightness(SkiaSharp.SKColor color) => 16 + (((66 * color.Red) + (129 * color.Green) + (25 * color.Blue) + 128) >> 8);
    }

    [Fact]
    public async Task Jobs_OfOneVersion_AreKnownToTheOther()
    {
        await using var service = await Service.StartAsync();
        var job = await service.Client.Txt2Img.SubmitAsync(Sunset(64, 64), Cancellation);

        var (status, body) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + job.Id);

        status.ShouldBe(200);
        body.GetProperty("data").GetProperty("status").GetString().ShouldBe("pending");
    }

    [Fact]
    public async Task BrokenPicture_ThatBeginsRight_EndsInAnError()
    {
        await using var service = await Service.StartAsync();
        var half = Pictures.Png(300, 300);
        var before = await service.Client.Balance.GetAsync(cancellationToken: Cancellation);

        var job = await service.Client.ImgUpscale.SubmitAsync(new ImgUpscaleRequest { Image = FileContent.FromBytes(half[..60], "a.png"), Model = "RealESRGAN_x4plus" }, Cancellation);
        var error = await Should.ThrowAsync<DryApiJobFailedException>(() => job.WaitAsync(cancellationToken: Cancellation));

        error.Message.ShouldContain(job.Id);
        (await service.Client.Balance.GetAsync(cancellationToken: Cancellation)).Balance.ShouldBe(before.Balance);
        var (_, body) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + job.Id);
        var data = body.GetProperty("data");
        (data.GetProperty("error_code").GetString(), data.GetProperty("refunded").GetBoolean()).ShouldBe(("PROCESSING_ERROR", true));
        data.GetProperty("error_message").GetString().ShouldBe("The picture could not be read to its end.");
    }

    private static Txt2ImgRequest Sunset(int width, int height) => new() { Prompt = "A sunset", Model = "Flux1schnell", Width = width, Height = height, Guidance = 7.5, Steps = 4, Seed = 42 };
}
