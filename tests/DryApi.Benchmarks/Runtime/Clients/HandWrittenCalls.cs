using DryApi.Benchmarks.HandWritten;

namespace DryApi.Benchmarks.Runtime.Clients;

using JobState = HandWritten.JobState;
using Lora = HandWritten.Lora;

/// <summary>HttpClient and source-generated JSON: what the others are measured by.</summary>
internal sealed class HandWrittenCalls : IClientCalls
{
    private static readonly Txt2ImgBody Body = new()
    {
        Prompt = Samples.Prompt, NegativePrompt = Samples.NegativePrompt, Model = Samples.Model, Loras = [new Lora(Samples.Lora, Samples.LoraWeight)],
        Width = Samples.Width, Height = Samples.Height, Guidance = Samples.Guidance, Steps = Samples.Steps, Seed = Samples.Seed, WebhookUrl = Samples.WebhookUrl,
    };

    private readonly HttpClient _http;
    private readonly ServiceClient _client;

    public HandWrittenCalls(Uri baseAddress, HttpMessageHandler? handler)
    {
        _http = handler is null ? new HttpClient() : new HttpClient(handler);
        _client = new ServiceClient(_http, baseAddress, Samples.ApiKey);
    }

    public string Name => "HttpClient by hand";

    public bool CanDownload => true;

    public Task PostJson() => _client.Txt2ImgAsync(Body);

    public Task PostForm() => _client.Img2ImgAsync(
        Samples.Image, Samples.ImageName, Samples.ImageType, Samples.Prompt, Samples.Model, Samples.Width, Samples.Height, Samples.Guidance, Samples.Steps, Samples.Seed);

    public Task GetStatus() => _client.GetStatusAsync(Samples.RequestId);

    public Task GetModels() => _client.GetModelsAsync(Samples.ModelCount);

    public Task Upload(string path) => UploadAsync(path);

    public Task Download(Uri address, string path) => _client.DownloadAsync(address, path);

    public bool HasRead(Task call) => call switch
    {
        Task<Envelope<SubmittedJob>> { Result.Data: var job } => job.RequestId == Samples.RequestId,
        Task<Envelope<HandWritten.JobProgress>> { Result.Data: var job } => job is { Status: JobState.Processing, Progress: Samples.Progress },
        Task<Envelope<IReadOnlyList<ModelEntry>>> { Result.Data: { Count: Samples.ModelCount } models } => models[^1] is { Slug: Samples.LastModel } last
            && last.Languages?[0].Voices[0].Slug == Samples.Voice && last.Info.GetProperty("limits").GetProperty("max_width").GetInt32() == Samples.MaxWidth,
        _ => false,
    };

    public void Dispose() => _http.Dispose();

    private async Task<Envelope<SubmittedJob>> UploadAsync(string path)
    {
        var video = File.OpenRead(path);
        await using (video.ConfigureAwait(false))
        {
            return await _client.VideoFile2TxtAsync(video, Samples.VideoName, Samples.VideoType, Samples.VideoModel, includeTimestamps: true).ConfigureAwait(false);
        }
    }
}
