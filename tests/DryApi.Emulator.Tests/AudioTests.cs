using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests;

/// <summary>The sounds that jobs make, by what they are asked for and as other readers hear them.</summary>
public sealed class AudioTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Hello there", 8000)]
    [InlineData("Waves break, the gulls cry: morning!", 24_000)]
    [InlineData("a", 48_000)]
    public async Task Speech_AsFlac_IsSampleForSampleThatOfTheWav(string text, int rate)
    {
        await using var service = await Service.StartAsync();
        var wav = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Audio.SubmitAsync(Spoken(text, "wav", rate), Cancellation)));

        var job = await service.Client.Txt2Audio.SubmitAsync(Spoken(text, "flac", rate), Cancellation);
        var link = (await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl.ShouldNotBeNull();

        link.AbsolutePath.ShouldEndWith(".flac");
        (await browser.DecodeAsync(link, rate)).ShouldBe(wav.Samples);
        (await service.DownloadAsync(job)).Length.ShouldBeLessThan(wav.Samples.Length * 2 * 9 / 10);
    }

    [Fact]
    public async Task Music_AsFlac_HasBlocksWithLongNumbersAndIsWhole()
    {
        await using var service = await Service.StartAsync();
        // Past 128 blocks a number takes two bytes.
        var request = Music(13, 90, 4, "A minor", "FLAC");

        var job = await service.Client.Txt2Music.SubmitAsync(request, Cancellation);
        var samples = await browser.DecodeAsync((await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl!, 44_100);

        request.Format = "wav";
        samples.ShouldBe(Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Music.SubmitAsync(request, Cancellation))).Samples);
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("opus")]
    public async Task Speech_InAFormatThatNothingWrites_SaysThatItIsWav(string format)
    {
        await using var service = await Service.StartAsync();

        var job = await service.Client.Txt2Audio.SubmitAsync(Spoken("Hello", format, 16_000), Cancellation);
        var link = (await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl.ShouldNotBeNull();

        using var stranger = new HttpClient();
        using var response = await stranger.GetAsync(link, Cancellation);
        (link.AbsolutePath[^4..], response.Content.Headers.ContentType!.MediaType).ShouldBe((".wav", "audio/wav"));
        Wav.Decode(await response.Content.ReadAsByteArrayAsync(Cancellation)).SampleRate.ShouldBe(16_000);
    }

    [Theory]
    [InlineData(60, 4)]
    [InlineData(100, 3)]
    public async Task Music_OfATempo_HasABeatThatOften(int tempo, int beatsPerBar)
    {
        await using var service = await Service.StartAsync();

        var wav = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Music.SubmitAsync(Music(12, tempo, beatsPerBar, "C major", "wav"), Cancellation)));

        // Each beat is struck anew: it is louder behind it than before it.
        var beat = wav.SampleRate * 60 / tempo;
        for (var at = beat; at + (beat / 4) < wav.Samples.Length; at += beat)
        {
            Loudness(wav, at, beat / 4).ShouldBeGreaterThan(1.3 * Loudness(wav, at - (beat / 4), beat / 4));
        }

        wav.Samples.Length.ShouldBe(12 * wav.SampleRate);
    }

    [Theory]
    [InlineData("A minor", 220.0, 277.18)]
    [InlineData("A major", 277.18, 261.63)]
    [InlineData("C major", 261.63, 277.18)]
    [InlineData("F# minor", 220.0, 233.08)]
    public async Task Music_OfAKey_HasItsThirdAndNotTheOtherOne(string key, double inKey, double outOfKey)
    {
        await using var service = await Service.StartAsync();

        var wav = Wav.Decode(await service.DownloadAsync(await service.Client.Txt2Music.SubmitAsync(Music(12, 60, 4, key, "wav"), Cancellation)));

        // The first bar is the chord of the key.
        Strength(wav, inKey).ShouldBeGreaterThan(3 * Strength(wav, outOfKey));
    }

    private static double Loudness(Wav wav, int start, int length) => Math.Sqrt(wav.Samples.Skip(start).Take(length).Average(sample => (double)sample * sample));

    /// <summary>How strong a frequency is in the first second (Goertzel).</summary>
    private static double Strength(Wav wav, double frequency)
    {
        var (cosine, sine) = (0.0, 0.0);
        for (var i = 0; i < wav.SampleRate; i++)
        {
            var angle = 2 * Math.PI * frequency * i / wav.SampleRate;
            (cosine, sine) = (cosine + (wav.Samples[i] * Math.Cos(angle)), sine + (wav.Samples[i] * Math.Sin(angle)));
        }

        return Math.Sqrt((cosine * cosine) + (sine * sine));
    }

    private static Txt2AudioRequest Spoken(string text, string format, int rate) =>
        new() { Text = text, Model = "Kokoro", Voice = "af_sky", Lang = "en-us", Speed = 1, Format = format, SampleRate = rate };

    private static Txt2MusicRequest Music(double seconds, int tempo, int beatsPerBar, string key, string format) => new()
    {
        Caption = "calm", Lyrics = "la", Model = "ACE-Step-v1.5-turbo", Duration = seconds, Bpm = tempo, Keyscale = key, Timesignature = beatsPerBar, InferenceSteps = 8, GuidanceScale = 1, Seed = 1, Format = format,
    };
}
