using DryApi;

namespace Studio;

/// <summary>Makes a film of a prompt: the program of a user of the first version, which goes over to the second.</summary>
public sealed class Production : IAsyncDisposable
{
    private readonly DryApiClient _client;
    private readonly Pictures _pictures;
    private readonly Sounds _sounds;
    private readonly List<string> _log = [];

    public Production(DryApiClientOptions options, string folder)
    {
        _client = new DryApiClient(options);
        _pictures = new Pictures(_client, folder);
        _sounds = new Sounds(_client, folder);
    }

    public static async Task<IReadOnlyList<string>> RunAsync(DryApiClientOptions options, string folder)
    {
        await using var production = new Production(options, folder);
        await production.PlanAsync(page: 1);
        await production._pictures.MakeAsync(production._log, steps: 4);
        await production._sounds.MakeAsync(production._log);
        await production.FilmAsync(Path.Combine(folder, "clip.mp4"), Path.Combine(folder, "voice.mp3"));
        return production._log;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PlanAsync(long page)
    {
        AccountInfo account = await _client.Balance.GetAsync();
        _log.Add($"balance {account.Balance ?? 0}");

        // The models that pictures are made with.
        InferenceModelPage models = await _client.Models.GetAsync(new ModelsQuery { Page = page, InferenceTypes = [InferenceType.Txt2Img] });
        _log.Add($"models {models.Data?.Count}");
        var ideas = await _client.Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = SamplePromptType.Text2Image });
        _log.Add($"idea {ideas is not null}");
        var better = await _client.Prompt.Image.PostAsync(new PromptImageRequest { Prompt = "a harbor at night" });
        _log.Add($"prompt {better.Prompt}");
        await _client.Prompt.Speech.PostAsync(new PromptSpeechRequest { Prompt = "welcome aboard", LangCode = "en-us" });
    }

    private async Task FilmAsync(string clip, string voice)
    {
        var film = await _client.Txt2Video.SubmitAsync(new Txt2VideoRequest
        {
            Prompt = "waves", Model = "Ltx",
            Width = 512, Height = 512, Frames = 30, Guidance = 7.5, Steps = 4, Seed = 42, // as in the trailer
        });
        await film.WaitAsync();
        await _client.VidRmbg.SubmitAsync(new VidRmbgRequest { Video = FileContent.FromPath(clip), Model = "Rmbg" });
        await _client.VidUpscale.SubmitAsync(new VidUpscaleRequest { Video = FileContent.FromPath(clip), Model = "Up" });
        var lips = new Aud2VideoRequest
        {
            Audio = FileContent.FromPath(voice), Model = "Lips", Prompt = "a captain talks", Frames = 30, Height = 512, Width = 512, Seed = 1, Fps = 24,
        };
        lips.Guidance = 3;
        await _client.Aud2Video.SubmitAsync(lips);
        JobStatusResponse state = await _client.RequestStatus[film.Id].GetAsync();
        JobState? data = state.Data;
        _log.Add($"film {data?.Status} {data?.Progress}");
    }
}
