using DryApi.Errors;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// A job that the service has taken. It can be followed from here, or by its <see cref="Id"/> from any other process
/// (<see cref="DryApiClient.GetJob"/>).
/// </summary>
public sealed partial class DryApiJob
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Failures of service or network in a row that waiting puts up with.</summary>
    private const int MostFailures = 5;

    /// <summary>Waiting asks again by its own schedule.</summary>
    private static readonly DryApiRetryOptions Once = new() { MaxRetries = 0 };

    private readonly IRequestAdapter _adapter;
    private JobResult? _result;

    /// <summary>Why the link to the result is not fetched; null when it is, or when there is none.</summary>
    private string? _refusal;

    internal DryApiJob(IRequestAdapter adapter, string id, JobKind kind) => (_adapter, Id, Kind) = (adapter, id, kind);

    /// <summary>The id that the service gave the job.</summary>
    public string Id { get; }

    /// <summary>What it makes, which says how often it is asked for.</summary>
    public JobKind Kind { get; }

    private TimeProvider Time => (_adapter as ApiTransport)?.TimeProvider ?? TimeProvider.System;

    /// <summary>The kind and the id.</summary>
    public override string ToString() => $"{Kind} job {PrintableText.Of(Id, 200)}";

    /// <summary>The handle of a job, from the answer to its submission.</summary>
    internal static async Task<DryApiJob> SubmittedAsync<T>(IRequestAdapter adapter, Task<T> submission, Func<T, string?> idOf, JobKind kind)
    {
        var id = idOf(await submission.ConfigureAwait(false));
        return string.IsNullOrEmpty(id)
            ? throw DryApiClient.Service.Errors.OfUncertainty(new DryApiResponseException("The service answered without the job's id (data.request_id)."))
            : PathSegment.Problem(id) is { } problem
                ? throw DryApiClient.Service.Errors.OfUncertainty(new DryApiResponseException($"The service gave the job an id that it cannot be asked for by (data.request_id is '{PrintableText.Of(id, 100)}'): {problem}."))
                : new DryApiJob(adapter, id, kind);
    }

    /// <summary>Asks once where the job stands.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public Task<JobRequestStatusResourceData> GetStatusAsync(CancellationToken cancellationToken = default) => AskAsync(null, cancellationToken);

    private async Task<JobRequestStatusResourceData> AskAsync(Action<RequestConfiguration<DefaultQueryParameters>>? configuration, CancellationToken cancellationToken)
    {
        var builder = new DryApiClient(_adapter).RequestStatus[Id];
        var answer = await builder.GetAsync(configuration, cancellationToken).ConfigureAwait(false);
        return answer.Data ?? throw new DryApiResponseException($"The status of job {Id} has no data.");
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
            JobRequestStatusResourceData? status = null;
            try
            {
                status = await AskAsync(AskOnce, cancellationToken).ConfigureAwait(false);
                failures = 0;
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

            // Outside of what is put up with: an exception of the caller's own progress is his.
            if (status is not null)
            {
                progress?.Report(new JobProgress(status.Status ?? default, Percent(status.Progress), status.Preview));
                if (status.Status == JobStatus.Done)
                {
                    return _result = ToResult(status);
                }

                if (status.Status == JobStatus.Error)
                {
                    throw new DryApiJobFailedException(Id, $"Job {Id} ended with an error{(string.IsNullOrEmpty(status.Result) ? "." : ": " + status.Result)}");
                }
            }

            await Task.Delay(pause, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void AskOnce(RequestConfiguration<DefaultQueryParameters> configuration) => configuration.Options.Add(Once);

    /// <summary>A share of the work, whatever the service sent.</summary>
    private static double? Percent(double? progress) => progress is { } value && !double.IsNaN(value) ? Math.Clamp(value, 0, 100) : null;

    private JobResult ToResult(JobRequestStatusResourceData status) => new()
    {
        JobId = Id,
        ResultUrl = ResultLink.Read(status.ResultUrl, IsLocalService, out _refusal),
        JpgUrl = ResultLink.Read(status.ResultsAltFormats?.Jpg, IsLocalService, out _),
        WebpUrl = ResultLink.Read(status.ResultsAltFormats?.Webp, IsLocalService, out _),
        Text = status.Result,
    };

    private bool IsLocalService => Uri.TryCreate(_adapter.BaseUrl, UriKind.Absolute, out var address) && LoopbackBypass.IsLoopback(address);
}
