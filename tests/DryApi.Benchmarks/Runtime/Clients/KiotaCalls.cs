using System.Globalization;
using DryApi.Benchmarks.Kiota;
using DryApi.Benchmarks.Kiota.Api.V1.Client.Txt2img;
using DryApi.Benchmarks.Kiota.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Benchmarks.Runtime.Clients;

/// <summary>What Kiota's own generator makes of the document, on Kiota's runtime with its default handlers.</summary>
internal sealed class KiotaCalls : IClientCalls
{
    private static readonly Txt2imgPostRequestBody Body = new()
    {
        Prompt = Samples.Prompt, NegativePrompt = Samples.NegativePrompt, Model = Samples.Model,
        Loras = [new Txt2imgPostRequestBody_loras { Name = Samples.Lora, Weight = Samples.LoraWeight }],
        Width = Samples.Width, Height = Samples.Height, Guidance = Samples.Guidance, Steps = Samples.Steps, Seed = Samples.Seed, WebhookUrl = Samples.WebhookUrl,
    };

    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly KiotaClient _client;

    public KiotaCalls(Uri baseAddress, HttpMessageHandler? handler)
    {
        _http = KiotaClientFactory.Create(handler);
        _adapter = new HttpClientRequestAdapter(new BaseBearerTokenAuthenticationProvider(new ApiKey(Samples.ApiKey)), httpClient: _http)
        {
            BaseUrl = baseAddress.AbsoluteUri.TrimEnd('/'),
        };
        _client = new KiotaClient(_adapter);
    }

    public string Name => "Kiota stock";

    public bool CanDownload => true;

    public Task PostJson() => _client.Api.V1.Client.Txt2img.PostAsync(Body);

    public Task PostForm()
    {
        var form = new MultipartBody();
        form.AddOrReplacePart("prompt", "text/plain", Samples.Prompt);
        form.AddOrReplacePart("image", Samples.ImageType, Samples.Image, Samples.ImageName);
        form.AddOrReplacePart("width", "text/plain", Samples.Width.ToString(CultureInfo.InvariantCulture));
        form.AddOrReplacePart("height", "text/plain", Samples.Height.ToString(CultureInfo.InvariantCulture));
        form.AddOrReplacePart("model", "text/plain", Samples.Model);
        form.AddOrReplacePart("guidance", "text/plain", Samples.Guidance.ToString(CultureInfo.InvariantCulture));
        form.AddOrReplacePart("steps", "text/plain", Samples.Steps.ToString(CultureInfo.InvariantCulture));
        form.AddOrReplacePart("seed", "text/plain", Samples.Seed.ToString(CultureInfo.InvariantCulture));
        return _client.Api.V1.Client.Img2img.PostAsync(form);
    }

    public Task GetStatus() => _client.Api.V1.Client.RequestStatus[Samples.RequestId].GetAsync();

    public Task GetModels() => _client.Api.V1.Client.Models.GetAsync(static configuration => configuration.QueryParameters.PerPage = Samples.ModelCount);

    public Task Upload(string path) => UploadAsync(path);

    public Task Download(Uri address, string path) => DownloadAsync(address, path);

    public bool HasRead(Task call) => call switch
    {
        Task<Kiota.Models.JobRequestResponseResource?> { Result.Data: var job } => job?.RequestId == Samples.RequestId,
        Task<Kiota.Models.JobRequestStatusResource?> { Result.Data: var job } => job is { Status: JobRequestStatusResource_data_status.Processing, Progress: (float)Samples.Progress },
        Task<Kiota.Models.ClientDiffusionModelCollection?> { Result.Data: { Count: Samples.ModelCount } models } => models[^1] is { Slug: Samples.LastModel } last
            && last.Languages?[0].Voices?[0].Slug == Samples.Voice && MaxWidth(last.Info) == Samples.MaxWidth,
        _ => false,
    };

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private static int? MaxWidth(ClientDiffusionModelResource_info? info) =>
        info?.AdditionalData["limits"] is UntypedObject limits && limits.GetValue()["max_width"] is UntypedInteger width ? width.GetValue() : null;

    private async Task<Kiota.Models.JobRequestResponseResource?> UploadAsync(string path)
    {
        var video = File.OpenRead(path);
        await using (video.ConfigureAwait(false))
        {
            var form = new MultipartBody();
            form.AddOrReplacePart("video", Samples.VideoType, video, Samples.VideoName);
            form.AddOrReplacePart("include_ts", "text/plain", "true");
            form.AddOrReplacePart("model", "text/plain", Samples.VideoModel);
            return await _client.Api.V1.Client.Videofile2txt.PostAsync(form).ConfigureAwait(false);
        }
    }

    private async Task DownloadAsync(Uri address, string path)
    {
        var information = new RequestInformation { HttpMethod = Method.GET, URI = address };
        var content = await _adapter.SendPrimitiveAsync<Stream>(information).ConfigureAwait(false) ?? throw new InvalidDataException("There is no content.");
        await using (content.ConfigureAwait(false))
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 81920, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file).ConfigureAwait(false);
            }
        }
    }
}
