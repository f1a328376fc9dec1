using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// A job that the service has taken. It can be followed from here, or by its <see cref="Id"/> from any other process
/// (<see cref="DryApiClient.GetJob"/>).
/// </summary>
public sealed class DryApiJob
{
    /// <summary>For adapters that are not ours: results come from elsewhere than the adapter's host, and without its credentials.</summary>
    private static readonly Lazy<HttpClient> SharedDownloadClient = new(() => new HttpClient());

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Failures of service or network in a row that waiting puts up with.</summary>
    private const int MostFailures = 5;

    private readonly IRequestAdapter _adapter;
    private JobResult? _result;

    internal DryApiJob(IRequestAdapter adapter, string id, JobKind kind) => (_adapter, Id, Kind) = (adapter, id, kind);

    /// <summary>The id that the service gave the job.</summary>
    public string Id { get; }

    /// <summary>What it makes, which says how often it is asked for.</summary>
    public JobKind Kind { get; }

    private TimeProvider Time => (_adapter as DryApiTransport)?.TimeProvider ?? TimeProvider.System;

    private HttpClient DownloadClient => (_adapter as DryApiTransport)?.DownloadClient ?? SharedDownloadClient.Value;

    /// <summary>The kind and the id.</summary>
    public override string ToString() => $"{Kind} job {Id}";

    internal static DryApiJob Submitted(IRequestAdapter adapter, string? id, JobKind kind) => string.IsNullOrEmpty(id)
        ? throw new DryApiAnswerException("The service took the job and did not say its id (data.request_id); the job may be running.")
        : new DryApiJob(adapter, id, kind);

    /// <summary>Asks once where the job stands.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public async Task<JobRequestStatusResourceData> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var builder = new DryApiClient(_adapter).RequestStatus[Id];
        var answer = await builder.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Data ?? throw new DryApiAnswerException($"The status of job {Id} has no data.");
    }

    /// <summary>
    /// Waits for the job's end, asking again and again with growing pauses (<see cref="JobKind"/>). A rate limit makes it wait
    /// as long as the service says; up to five failures of service or network in a row are put up with.
    /// </summary>
    /// <param name="progress">Told where the job stands, each time it is asked for.</param>
    /// <param name="cancellationToken">Ends the waiting; the job goes on.</param>
    /// <returns>What the job made.</returns>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public async Task<JobResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var schedule = new PollingSchedule(Kind);
        var failures = 0;
        while (true)
        {
            var pause = schedule.Next();
            try
            {
                var status = await GetStatusAsync(cancellationToken).ConfigureAwait(false);
                failures = 0;
                progress?.Report(new JobProgress(status.Status ?? default, status.Progress, status.Preview));
                if (status.Status == JobStatus.Done)
                {
                    return _result = ToResult(status);
                }

                if (status.Status == JobStatus.Error)
                {
                    throw new DryApiJobFailedException(Id, $"Job {Id} ended with an error{(string.IsNullOrEmpty(status.Result) ? "." : ": " + status.Result)}");
                }
            }
            catch (DryApiException failure) when (failure is DryApiServerException or DryApiConnectionException && ++failures <= MostFailures)
            {
                // Asking is free and can be done again, and the job that was paid for goes on meanwhile.
            }
            catch (DryApiRateLimitException limit)
            {
                // A day is the longest that the service makes callers wait; timers take no more than 49.
                pause = limit.RetryAfter is { } wait && wait > pause ? (wait < LongestPause ? wait : LongestPause) : pause;
            }

            await Task.Delay(pause, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Saves the result to a file, waiting for the job's end first if need be. The file appears when it is whole.</summary>
    /// <param name="path">Where to save it; an existing file is replaced.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The result has no file, or it could not be fetched.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of <paramref name="path"/> is not there.</exception>
    public async Task DownloadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}' to save the result in.");
        }

        var part = path + "." + Guid.NewGuid().ToString("N")[..8] + ".part";
        try
        {
            var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await DownloadAsync(file, cancellationToken).ConfigureAwait(false);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Writes the result to a stream, waiting for the job's end first if need be.</summary>
    /// <param name="destination">Where to write it; it is left open.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The result has no file, or it could not be fetched.</exception>
    public async Task DownloadAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var result = _result ?? await WaitAsync(null, cancellationToken).ConfigureAwait(false);
        var address = result.ResultUrl ?? throw new DryApiException($"Job {Id} made no file; its text is in JobResult.Text.");
        // A link of its own: no key, no headers of the API.
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        try
        {
            using var response = await DownloadClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw await ErrorAnswers.ReadAsync(response, Time, cancellationToken).ConfigureAwait(false);
            }

            await response.Content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException($"The result of job {Id} could not be fetched: {exception.Message}", exception), request);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException($"The result of job {Id} did not come within {DownloadClient.Timeout.TotalSeconds:0.###} seconds.", exception), request);
        }
    }

    private JobResult ToResult(JobRequestStatusResourceData status) => new()
    {
        JobId = Id,
        ResultUrl = Link(status.ResultUrl),
        JpgUrl = Link(status.ResultsAltFormats?.Jpg),
        WebpUrl = Link(status.ResultsAltFormats?.Webp),
        Text = status.Result,
    };

    private static Uri? Link(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;
}
