using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace DryApi.Benchmarks.HandWritten;

/// <summary>The service as a good .NET developer calls it without an SDK: one shared HTTP client, source-generated JSON, files as streams.</summary>
public sealed class ServiceClient
{
    private readonly HttpClient _http;

    public ServiceClient(HttpClient http, Uri baseAddress, string apiKey)
    {
        http.BaseAddress = baseAddress;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http = http;
    }

    public async Task<Envelope<SubmittedJob>> Txt2ImgAsync(Txt2ImgBody body, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync("api/v1/client/txt2img", body, ServiceJson.Default.Txt2ImgBody, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, ServiceJson.Default.SubmittedJobEnvelope, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Envelope<SubmittedJob>> Img2ImgAsync(
        byte[] image, string fileName, string contentType, string prompt, string model, int width, int height, double guidance, int steps, long seed, CancellationToken cancellationToken = default)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(prompt), "prompt" },
            { new ByteArrayContent(image) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } }, "image", fileName },
            { new StringContent(width.ToString(CultureInfo.InvariantCulture)), "width" },
            { new StringContent(height.ToString(CultureInfo.InvariantCulture)), "height" },
            { new StringContent(model), "model" },
            { new StringContent(guidance.ToString(CultureInfo.InvariantCulture)), "guidance" },
            { new StringContent(steps.ToString(CultureInfo.InvariantCulture)), "steps" },
            { new StringContent(seed.ToString(CultureInfo.InvariantCulture)), "seed" },
        };
        return await PostAsync("api/v1/client/img2img", form, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Envelope<SubmittedJob>> VideoFile2TxtAsync(Stream video, string fileName, string contentType, string model, bool includeTimestamps, CancellationToken cancellationToken = default)
    {
        using var form = new MultipartFormDataContent
        {
            { new StreamContent(video) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } }, "video", fileName },
            { new StringContent(includeTimestamps ? "true" : "false"), "include_ts" },
            { new StringContent(model), "model" },
        };
        return await PostAsync("api/v1/client/videofile2txt", form, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Envelope<JobProgress>> GetStatusAsync(string requestId, CancellationToken cancellationToken = default)
    {
        var address = "api/v1/client/request-status/" + Uri.EscapeDataString(requestId);
        return await GetAsync(address, ServiceJson.Default.JobProgressEnvelope, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Envelope<IReadOnlyList<ModelEntry>>> GetModelsAsync(int perPage, CancellationToken cancellationToken = default) =>
        await GetAsync($"api/v1/client/models?per_page={perPage}", ServiceJson.Default.ModelsEnvelope, cancellationToken).ConfigureAwait(false);

    public async Task DownloadAsync(Uri address, string path, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 81920, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            await response.Content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> GetAsync<T>(string address, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync(address, type, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException("The answer is null.");

    private async Task<Envelope<SubmittedJob>> PostAsync(string address, HttpContent content, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync(address, content, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, ServiceJson.Default.SubmittedJobEnvelope, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException("The answer is null.");
    }
}
