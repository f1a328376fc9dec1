using System.Text.Json;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>Every operation that is emulated, through the real SDK.</summary>
public sealed class SdkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Txt2Img_OnAPrompt_MakesAPngOfTheAskedSize()
    {
        await using var service = await Service.StartAsync();

        var job = await service.Client.Txt2Img.SubmitAsync(Image(320, 200), Cancellation);
        using var png = Pictures.Open(await service.DownloadAsync(job));

        Guid.TryParse(job.Id, out _).ShouldBeTrue();
        (png.Width, png.Height).ShouldBe((320, 200));
        png.Pixels.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Txt2Img_OnTheSamePromptAndSeed_MakesTheSamePicture()
    {
        await using var service = await Service.StartAsync();

        var first = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation));
        var same = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation));
        var otherSeed = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(64, 64, seed: 43), Cancellation));
        var otherPrompt = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(64, 64, prompt: "A night"), Cancellation));

        same.ShouldBe(first);
        otherSeed.ShouldNotBe(first);
        otherPrompt.ShouldNotBe(first);
    }

    [Fact]
    public async Task Txt2Img_OnAModelWithASizeStep_RoundsTheSize()
    {
        await using var service = await Service.StartAsync();
        var request = Image(250, 263);
        request.Model = "ZImageTurbo_INT8";
        request.Guidance = 0;

        var png = Pictures.SizeOf(await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(request, Cancellation)));

        (png.Width, png.Height).ShouldBe((256, 256));
    }

    [Fact]
    public async Task Img2Img_OnASource_TakesItsSizeAndDerivesFromItsContent()
    {
        await using var service = await Service.StartAsync();
        var source = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(96, 80), Cancellation));
        var other = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(96, 80, seed: 1), Cancellation));

        var first = await service.DownloadAsync(await service.Client.Img2Img.SubmitAsync(Edit(source), Cancellation));
        var same = await service.DownloadAsync(await service.Client.Img2Img.SubmitAsync(Edit(source), Cancellation));
        var different = await service.DownloadAsync(await service.Client.Img2Img.SubmitAsync(Edit(other), Cancellation));

        var png = Pictures.SizeOf(first);
        (png.Width, png.Height).ShouldBe((96, 80));
        same.ShouldBe(first);
        different.ShouldNotBe(first);
    }

    [Fact]
    public async Task Img2Img_OnSeveralSourcesAndLoras_TakesThem()
    {
        await using var service = await Service.StartAsync();
        var source = await service.DownloadAsync(await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation));
        var request = Edit(source);
        request.Image = null;
        request.Images = [FileContent.FromBytes(source, "a.png"), FileContent.FromBytes(source, "b.png")];
        request.Loras = [new Lora { Name = "style", Weight = 0.5 }];
        request.Width = 128;
        request.Height = 100;

        var png = Pictures.SizeOf(await service.DownloadAsync(await service.Client.Img2Img.SubmitAsync(request, Cancellation)));

        (png.Width, png.Height).ShouldBe((128, 100));
    }

    [Fact]
    public async Task Txt2Audio_OnAText_MakesAWavThatGrowsWithIt()
    {
        await using var service = await Service.StartAsync();

        var brief = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Audio.SubmitAsync(Spoken("Hello", 16000), Cancellation)));
        var longer = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Audio.SubmitAsync(Spoken("Hello there, and good night", 16000), Cancellation)));

        (brief.Format, brief.Channels, brief.SampleRate, brief.BitsPerSample).ShouldBe((1, 1, 16000, 16));
        brief.Samples.Length.ShouldBe((5 * 1120) + 2400);
        longer.Samples.Length.ShouldBe((27 * 1120) + 2400);
        brief.Samples.Max(sample => Math.Abs((int)sample)).ShouldBeInRange(2000, short.MaxValue);
        brief.Samples[^1].ShouldBeInRange((short)-200, (short)200);
    }

    [Fact]
    public async Task Txt2Audio_OnVoiceClone_TakesTheRecording()
    {
        await using var service = await Service.StartAsync();
        var request = Spoken("Hello", 24000);
        request.Model = "Chatterbox";
        request.Mode = SpeechMode.VoiceClone;
        request.Voice = null;
        request.RefAudio = FileContent.FromBytes([1, 2, 3], "voice.wav");

        var wav = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Audio.SubmitAsync(request, Cancellation)));

        wav.SampleRate.ShouldBe(24000);
    }

    [Fact]
    public async Task Txt2Embedding_OnSeveralTexts_MakesUnitVectorsThatFollowFromTheText()
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2EmbeddingRequest { Input = new[] { "the harbor", "dogs of the harbor", "the harbor", "nothing alike" }, Model = "Bge_M3_FP16" };

        var job = await service.Client.Txt2Embedding.SubmitAsync(request, Cancellation);
        var result = await job.WaitAsync(cancellationToken: Cancellation);
        var vectors = JsonSerializer.Deserialize<float[][]>(await service.DownloadAsync(job))!;

        result.Text.ShouldBeNull();
        vectors.ShouldAllBe(vector => vector.Length == 1024 && Math.Abs(vector.Sum(value => value * value) - 1) < 0.001);
        vectors[2].ShouldBe(vectors[0]);
        Nearness(0, 1).ShouldBeInRange(0.3f, 0.8f);
        Nearness(0, 3).ShouldBeInRange(-0.2f, 0.2f);

        float Nearness(int one, int other) => vectors[one].Zip(vectors[other], (left, right) => left * right).Sum();
    }

    [Fact]
    public async Task Txt2Embedding_OnReturnResultInResponse_GivesTheSameJsonInTheStatus()
    {
        await using var service = await Service.StartAsync();
        var request = new Txt2EmbeddingRequest { Input = "one text", Model = "Bge_M3_FP16", ReturnResultInResponse = true };

        var job = await service.Client.Txt2Embedding.SubmitAsync(request, Cancellation);
        var result = await job.WaitAsync(cancellationToken: Cancellation);

        result.Text.ShouldBe(System.Text.Encoding.UTF8.GetString(await service.DownloadAsync(job)));
    }

    [Fact]
    public async Task Models_OnPages_GivesEachModelOnce()
    {
        await using var service = await Service.StartAsync();

        var first = await service.Client.Models.GetAsync(new ModelsQuery { PerPage = 10 }, cancellationToken: Cancellation);
        var second = await service.Client.Models.GetAsync(new ModelsQuery { PerPage = 10, Page = 2 }, cancellationToken: Cancellation);
        var third = await service.Client.Models.GetAsync(new ModelsQuery { PerPage = 10, Page = 3 }, cancellationToken: Cancellation);

        var slugs = first.Data!.Concat(second.Data!).Select(model => model.Slug).ToList();
        slugs.ShouldBeUnique();
        (slugs[0], slugs[^1]).ShouldBe(("Flux1schnell", "FlashVSR_Tiny"));
        third.Data!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Models_OnAFilter_GivesThoseThatCanAnyOfTheTasks()
    {
        await using var service = await Service.StartAsync();

        var found = await service.Client.Models.GetAsync(new ModelsQuery { InferenceTypes = [InferenceType.Img2Img, InferenceType.Txt2Audio] }, cancellationToken: Cancellation);

        found.Data!.Select(model => model.Slug).ShouldBe(["Flux_2_Klein_4B_BF16", "QwenImageEdit_Plus_NF4", "Kokoro", "Chatterbox", "Qwen3_TTS", "Qwen3_TTS_12Hz_1_7B_CustomVoice", "Qwen3_TTS_12Hz_1_7B_Base", "Qwen3_TTS_12Hz_1_7B_VoiceDesign"]);
        found.Data![2].Languages!.ShouldContain(language => language.Voices!.Any(voice => voice.Slug == "af_sky"));
        found.Data[1].Info!.Limits!.MaxWidth.ShouldBe(2048);
    }

    [Fact]
    public async Task Balance_OnAJob_GoesDownByMoreForMore()
    {
        await using var service = await Service.StartAsync();

        var before = await BalanceAsync(service);
        await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation);
        var afterSmall = await BalanceAsync(service);
        await service.Client.Txt2Img.SubmitAsync(Image(2048, 2048), Cancellation);
        var afterLarge = await BalanceAsync(service);

        before.ShouldBe(10);
        afterSmall.ShouldBeLessThan(before);
        (afterSmall - afterLarge).ShouldBeGreaterThan(before - afterSmall);
    }

    [Fact]
    public async Task Balance_OnTooLittle_RefusesTheJobAndKeepsTheMoney()
    {
        await using var service = await Service.StartAsync(balance: 0.000001m);

        var refused = await Should.ThrowAsync<DryApiInsufficientBalanceException>(() => service.Client.Txt2Img.SubmitAsync(Image(512, 512), Cancellation));

        refused.Errors.Keys.ShouldBe(["balance"]);
        (await BalanceAsync(service)).ShouldBe(0.000001m);
    }

    [Fact]
    public async Task RequestStatus_OnTime_GoesFromPendingThroughProcessingToDone()
    {
        await using var service = await Service.StartAsync();
        var job = await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation);

        var pending = await job.GetStatusAsync(Cancellation);
        service.Clock.Advance(TimeSpan.FromMilliseconds(100 + 250));
        var processing = await job.GetStatusAsync(Cancellation);
        service.Clock.Advance(TimeSpan.FromMilliseconds(250));
        var done = await job.GetStatusAsync(Cancellation);

        (pending.Status, pending.Progress, pending.ResultUrl).ShouldBe((JobStatus.Pending, 0, null));
        (processing.Status, processing.Progress, processing.ResultUrl).ShouldBe((JobStatus.Processing, 50, null));
        (done.Status, done.Progress).ShouldBe((JobStatus.Done, 100));
        done.ResultUrl.ShouldNotBeNull().ShouldStartWith($"{service.Emulator.ResultAddress}results/{job.Id}.png?expires=");
    }

    [Fact]
    public async Task RequestStatus_OnAnUnknownId_IsNotFound()
    {
        await using var service = await Service.StartAsync();

        var error = await Should.ThrowAsync<DryApiNotFoundException>(() => service.Client.GetJob("c08a339c-73e5-4d67-a4d5-231302fbff9a").GetStatusAsync(Cancellation));

        error.ServiceMessage.ShouldNotBeNull().ShouldContain("c08a339c-73e5-4d67-a4d5-231302fbff9a");
    }

    [Fact]
    public async Task RequestStatus_OnMoreJobsThanItKeeps_ForgetsTheOldest()
    {
        await using var service = await Service.StartAsync(maxJobs: 2);
        var first = await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation);
        var second = await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation);
        await service.Client.Txt2Img.SubmitAsync(Image(64, 64), Cancellation);

        await Should.ThrowAsync<DryApiNotFoundException>(() => first.GetStatusAsync(Cancellation));
        (await second.GetStatusAsync(Cancellation)).Status.ShouldBe(JobStatus.Pending);
    }

    private static async Task<decimal> BalanceAsync(Service service) => (await service.Client.Balance.GetAsync(cancellationToken: Cancellation)).Balance!.Value;

    private static Txt2ImgRequest Image(long width, long height, long seed = 42, string prompt = "A beautiful sunset over mountains") =>
        new() { Prompt = prompt, Model = "Flux1schnell", Width = width, Height = height, Guidance = 7.5, Steps = 20, Seed = seed };

    private static Img2ImgRequest Edit(byte[] source) =>
        new() { Prompt = "In the morning", Model = "QwenImageEdit_Plus_NF4", Image = FileContent.FromBytes(source, "source.png"), Steps = 20, Seed = 42, Guidance = 7.5 };

    private static Txt2AudioRequest Spoken(string text, double sampleRate) =>
        new() { Text = text, Model = "Kokoro", Voice = "af_sky", Lang = "en-us", Speed = 1, Format = "wav", SampleRate = sampleRate };
}
