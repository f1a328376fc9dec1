namespace DryApi.Benchmarks.Runtime.Clients;

/// <summary>The SDK of this repository, through what it offers to everybody.</summary>
internal sealed class SdkCalls : IClientCalls
{
    private static readonly Txt2ImgRequest Body = NewBody();

    // The SDK refuses it before anything is sent: the address is not https.
    private static readonly Txt2ImgRequest InvalidBody = NewBody("http://example.com/webhooks/dryapi");

    private readonly HttpClient? _http;
    private readonly DryApiClient _client;
    private DryApiJob? _doneJob;

    public SdkCalls(Uri baseAddress, HttpMessageHandler? handler)
    {
        _http = handler is null ? null : new HttpClient(handler);
        _client = new DryApiClient(new DryApiClientOptions { ApiKey = Samples.ApiKey, BaseAddress = baseAddress, HttpClient = _http });
    }

    public string Name => "DryApi.Generated";

    public bool CanDownload => true;

    /// <summary>How many fields of a valid request are wrong.</summary>
    public static int ValidateValid() => Body.Validate().Count;

    /// <summary>How many fields of a request are wrong that has one mistake.</summary>
    public static int ValidateInvalid() => InvalidBody.Validate().Count;

    public Task PostJson() => _client.Txt2Img.PostAsync(Body);

    public Task PostForm() => _client.Img2Img.PostAsync(new Img2ImgRequest
    {
        Prompt = Samples.Prompt, Image = FileContent.FromBytes(Samples.Image, Samples.ImageName), Model = Samples.Model,
        Width = Samples.Width, Height = Samples.Height, Guidance = Samples.Guidance, Steps = Samples.Steps, Seed = Samples.Seed,
    });

    public Task GetStatus() => _client.RequestStatus[Samples.RequestId].GetAsync();

    public Task GetModels() => _client.Models.GetAsync(new ModelsQuery { PerPage = Samples.ModelCount });

    public Task Upload(string path) => _client.Videofile2Txt.PostAsync(new Videofile2TxtRequest
    {
        Video = FileContent.FromPath(path), IncludeTs = true, Model = Samples.VideoModel,
    });

    public Task Download(Uri address, string path) => DownloadAsync(path);

    public bool HasRead(Task call) => call switch
    {
        Task<JobSubmission> { Result.Data: var job } => job?.RequestId == Samples.RequestId,
        Task<JobStatusResponse> { Result.Data: { } job } => job.Status == JobStatus.Processing && job.Progress == Samples.Progress,
        Task<InferenceModelPage> { Result.Data: { Count: Samples.ModelCount } models } => models[^1] is { Slug: Samples.LastModel } last
            && last.Languages?[0].Voices?[0].Slug == Samples.Voice && last.Info?.Limits?.MaxWidth == Samples.MaxWidth,
        _ => false,
    };

    public void Dispose()
    {
        _client.Dispose();
        _http?.Dispose();
    }

    private static Txt2ImgRequest NewBody(string webhookUrl = Samples.WebhookUrl) => new()
    {
        Prompt = Samples.Prompt, NegativePrompt = Samples.NegativePrompt, Model = Samples.Model,
        Loras = [new Lora { Name = Samples.Lora, Weight = Samples.LoraWeight }],
        Width = Samples.Width, Height = Samples.Height, Guidance = Samples.Guidance, Steps = Samples.Steps, Seed = Samples.Seed, WebhookUrl = webhookUrl,
    };

    /// <summary>The job says where its result is: the first download asks for that, and the others know it.</summary>
    private async Task DownloadAsync(string path)
    {
        if (_doneJob is null)
        {
            _doneJob = _client.GetJob(Samples.RequestId, JobKind.Video);
            await _doneJob.WaitAsync().ConfigureAwait(false);
        }

        await _doneJob.DownloadAsync(path).ConfigureAwait(false);
    }
}
