using System.Net.Http.Headers;
using System.Text.Json;
using DryApi.Benchmarks.NSwag;

// NSwag calls schemas without a name of their own by a number, which changes with every operation that the document gets: the compiler says so.
using StatusOfJob = DryApi.Benchmarks.NSwag.Data9Status;
using TextToImage = DryApi.Benchmarks.NSwag.Body6;

namespace DryApi.Benchmarks.Runtime.Clients;

/// <summary>What NSwag's own templates make of the document. It has no way to fetch a result: no operation of the document answers with a file.</summary>
internal sealed class NSwagCalls : IClientCalls
{
    private static readonly TextToImage Body = new()
    {
        Prompt = Samples.Prompt, Negative_prompt = Samples.NegativePrompt, Model = Samples.Model,
        Loras = [new() { Name = Samples.Lora, Weight = Samples.LoraWeight }],
        Width = Samples.Width, Height = Samples.Height, Guidance = Samples.Guidance, Steps = Samples.Steps, Seed = Samples.Seed, Webhook_url = new Uri(Samples.WebhookUrl),
    };

    private readonly HttpClient _http;
    private readonly StockClient _client;

    public NSwagCalls(Uri baseAddress, HttpMessageHandler? handler)
    {
        _http = handler is null ? new HttpClient() : new HttpClient(handler);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Samples.ApiKey);
        _client = new StockClient(_http) { BaseUrl = baseAddress.AbsoluteUri };
    }

    public string Name => "NSwag stock";

    public bool CanDownload => false;

    public Task PostJson() => _client.RequestTxt2ImageAsync(Accept.Application_json, Body);

    public Task PostForm() => _client.RequestImage2ImageAsync(
        Accept.Application_json, Samples.Prompt, negative_prompt: null, new FileParameter(new MemoryStream(Samples.Image), Samples.ImageName, Samples.ImageType), images: [],
        Samples.Width, Samples.Height, Samples.Model, loras: [], Samples.Guidance, Samples.Steps, Samples.Seed, webhook_url: null);

    public Task GetStatus() => _client.RequestStatusAsync(Accept.Application_json, Samples.RequestId);

    public Task GetModels() => _client.ClientModelsAsync(Accept.Application_json, Samples.ModelCount, page: null, filterinference_types: null);

    public Task Upload(string path) => UploadAsync(path);

    public Task Download(Uri address, string path) => throw new NotSupportedException();

    public bool HasRead(Task call) => call switch
    {
        Task<NSwag.JobRequestResponseResource> { Result.Data: var job } => job.Request_id == Samples.RequestId,
        Task<NSwag.JobRequestStatusResource> { Result.Data: var job } => job is { Status: StatusOfJob.Processing, Progress: (float)Samples.Progress },
        Task<NSwag.ClientDiffusionModelCollection> { Result.Data: List<NSwag.ClientDiffusionModelResource> { Count: Samples.ModelCount } models } => models[^1] is { Slug: Samples.LastModel } last
            && last.Languages.First().Voices.First().Slug == Samples.Voice && ((JsonElement)last.Info).GetProperty("limits").GetProperty("max_width").GetInt32() == Samples.MaxWidth,
        _ => false,
    };

    public void Dispose() => _http.Dispose();

    private async Task<NSwag.JobRequestResponseResource> UploadAsync(string path)
    {
        var video = File.OpenRead(path);
        await using (video.ConfigureAwait(false))
        {
            var file = new FileParameter(video, Samples.VideoName, Samples.VideoType);
            return await _client.RequestVidFile2TxtAsync(Accept.Application_json, file, include_ts: true, Samples.VideoModel, return_result_in_response: null, webhook_url: null).ConfigureAwait(false);
        }
    }
}
