using DryApi;

namespace Studio;

/// <summary>Makes what is heard, and reads what was said.</summary>
internal sealed class Sounds(DryApiClient client, string folder)
{
    public async Task MakeAsync(List<string> log)
    {
        var voice = FileContent.FromPath(Path.Combine(folder, "voice.mp3"));
        var speech = new Txt2AudioRequest { Text = "welcome aboard", Model = "Kokoro", Lang = "en-us", Format = "mp3", SampleRate = 24000, Speed = 1, Voice = "af_sky" };
        log.Add($"speech {await client.Txt2Audio.GetPriceAsync(speech)}");
        await client.Txt2Audio.SubmitAsync(speech);
        await client.Txt2Music.SubmitAsync(new Txt2MusicRequest
        {
            Caption = "shanty", Lyrics = "hey ho", Model = "Ace", Duration = 30, Format = "mp3", GuidanceScale = 7, InferenceSteps = 8, Seed = 1,
        });
        await client.Txt2Music.PriceCalculation.PostAsync(new Txt2MusicPriceCalculationRequest { Model = "Ace", Duration = 30, InferenceSteps = 8 });
        var texts = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = new List<string> { "one", "two" }, Model = "Bge" });
        await texts.WaitAsync();
        await client.Vid2Txt.SubmitAsync(new Vid2TxtRequest { VideoUrl = "https://example.com/film", IncludeTs = false, Model = "Whisper" });
        await client.Audiofile2Txt.SubmitAsync(new Audiofile2TxtRequest { Audio = voice, IncludeTs = true });
        var quote = await client.Aud2Txt.PriceCalculation.PostAsync(new Aud2TxtPriceCalculationRequest { AudioUrl = "https://example.com/voice.mp3", IncludeTs = false, Model = "Whisper" });
        log.Add($"text {quote.Data?.Price}");
    }
}
