using System.ComponentModel;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Http;
using DryApi.Serialization;
using DryApi.Telemetry;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// A job that the service has taken. It can be followed from here, or by its <see cref="Id"/> from any other process
/// (<see cref="DryApiClientBase.GetJob"/>).
/// </summary>
public partial class DryApiJob
{
    /// <summary>Waiting asks again by its own schedule.</summary>
    private static readonly DryApiRetryOptions Once = new() { MaxRetries = 0 };

    private readonly ApiService _service;
    private readonly IRequestAdapter _adapter;
    private JobResult? _result;

    /// <summary>Why the link to the result is not fetched; null when it is, or when there is none.</summary>
    private string? _refusal;

    internal DryApiJob(ApiService service, IRequestAdapter adapter, string id, JobKind kind) => (_service, _adapter, Id, Kind) = (service, adapter, id, kind);

    /// <summary>Initializes a new instance that asks nobody, for tests that replace its members.</summary>
    protected DryApiJob() => (_service, _adapter, Id) = (DryApiClient.Service, NoAdapter.Instance, "");

    /// <summary>The id that the service gave the job.</summary>
    public virtual string Id { get; }

    /// <summary>What it makes, which says how often it is asked for.</summary>
    public virtual JobKind Kind { get; }

    /// <summary>
    /// Gets or sets the trace that the job was submitted in, as W3C's <c>traceparent</c>; null when nobody listened to <see cref="DryApiTelemetry.Name"/> then. Whoever keeps it beside
    /// the <see cref="Id"/>, and sets it in the process that goes on, has wait and download linked to the submission. What is no <c>traceparent</c> changes nothing.
    /// </summary>
    public virtual string? TraceContext
    {
        get => Trace?.Parent;
        set => Trace = value is null ? null : new JobTrace(value);
    }

    /// <summary>What is known of it for whoever listens; null when nobody has.</summary>
    internal JobTrace? Trace { get; set; }

    internal ApiService Service => _service;

    /// <summary>What is told of jobs; null for none.</summary>
    internal ICallLog? Log => Transport?.Options.Log;

    internal TimeProvider Time => Transport?.TimeProvider ?? TimeProvider.System;

    /// <summary>The turns of all waits of the account.</summary>
    internal PollingTurns Turns => PollingTurns.Of(_adapter);

    private ApiTransport? Transport => _adapter as ApiTransport;

    /// <summary>The kind and the id.</summary>
    public override string ToString() => $"{Kind} job {PrintableText.Of(Id, 200)}";

    /// <summary>Gets the handle of a job, from the answer to its submission.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="service">The service that took the job.</param>
    /// <param name="adapter">What sends the calls.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="idOf">Gets the job's id of the answer.</param>
    /// <param name="kind">What the job makes.</param>
    /// <exception cref="DryApiSubmissionUncertainException">The answer has no id that the job can be asked for by.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static async Task<DryApiJob> SubmittedAsync<T>(ApiService service, IRequestAdapter adapter, Task<T> submission, Func<T, string?> idOf, JobKind kind)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(idOf);
        var response = await submission.ConfigureAwait(false);
        var id = idOf(response);
        var job = string.IsNullOrEmpty(id)
            ? throw service.Errors.OfUncertainty(new DryApiResponseException("The service answered without the job's id (data.request_id)."))
            : PathSegment.Problem(id) is { } problem
                ? throw service.Errors.OfUncertainty(new DryApiResponseException($"The service gave the job an id that it cannot be asked for by (data.request_id is '{PrintableText.Of(id, 100)}'): {problem}."))
                : new DryApiJob(service, adapter, id, kind);
        JobTelemetry.Submitted(job, response);
        return job;
    }

    /// <summary>Asks once where the job stands.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual Task<JobState> GetStatusAsync(CancellationToken cancellationToken = default) => AskAsync(null, cancellationToken);

    private async Task<JobState> AskAsync(Action<RequestConfiguration<DefaultQueryParameters>>? configuration, CancellationToken cancellationToken)
    {
        var answer = await ApiCalls.SendAsync<JobStatusResponse>(_service.JobStatus.Call(_adapter, Id, configuration), cancellationToken).ConfigureAwait(false);
        return answer.Data ?? throw new DryApiResponseException($"The status of job {Id} has no data.");
    }

    /// <summary>
    /// Waits for the job's end as the client's options say (<see cref="DryApiClientOptions.JobWait"/>), asking again and again with growing pauses
    /// (<see cref="JobKind"/>). A rate limit makes it wait as long as the service says; up to five failures of service or network in a row are put up with.
    /// </summary>
    /// <param name="progress">Told where the job stands, each time it is asked for, and while a rate limit makes it wait.</param>
    /// <param name="cancellationToken">Ends the waiting; the job goes on.</param>
    /// <returns>What the job made.</returns>
    /// <exception cref="DryApiJobFailedException">The job ended with an error, or with one of <see cref="JobWaitOptions.FailureStatuses"/>.</exception>
    /// <exception cref="DryApiJobTimeoutException">The time of the options was up; the job goes on.</exception>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual Task<JobResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        JobTelemetry.WaitAsync(this, new JobWait(this, (Transport?.Options as DryApiClientOptions)?.JobWait ?? new JobWaitOptions(), progress), cancellationToken);

    /// <summary>Waits for the job's end as the options say.</summary>
    /// <param name="options">How long, and how often to ask.</param>
    /// <param name="progress">Told where the job stands, each time it is asked for, and while a rate limit makes it wait.</param>
    /// <param name="cancellationToken">Ends the waiting; the job goes on.</param>
    /// <inheritdoc cref="WaitAsync(IProgress{JobProgress}, CancellationToken)"/>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public virtual Task<JobResult> WaitAsync(JobWaitOptions options, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return JobTelemetry.WaitAsync(this, new JobWait(this, options, progress), cancellationToken);
    }

    /// <summary>Asks once where the job stands, for a wait, which asks again by its own schedule.</summary>
    internal Task<JobState> AskForWaitAsync(CancellationToken cancellationToken) => AskAsync(AskOnce, cancellationToken);

    /// <summary>Keeps what the job made.</summary>
    internal JobResult Finish(JobState status) => _result = ToResult(status);

    private static void AskOnce(RequestConfiguration<DefaultQueryParameters> configuration) => configuration.Options.Add(Once);

    private JobResult ToResult(JobState status) => new()
    {
        JobId = Id,
        ResultUrl = ResultLink.Read(status.ResultUrl, IsLocalService, out _refusal),
        Formats = FormatsOf(status.ResultsAltFormats),
        Text = status.Result,
    };

    /// <summary>The links of a result by format, those that the contract does not name as well. Whatever else the service has put there costs no result.</summary>
    private Dictionary<string, Uri> FormatsOf(ResultFormats? formats)
    {
        var links = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in formats is null ? new Dictionary<string, JsonElement>() : ModelJson.FieldsOf(formats))
        {
            if (ModelJson.TextOf(value) is { } text && LinkOf(text) is { } link)
            {
                links.TryAdd(name, link);
            }
        }

        return links;
    }

    /// <summary>Gets a link that the service sent, where it may be fetched.</summary>
    internal Uri? LinkOf(string? link) => ResultLink.Read(link, IsLocalService, out _);

    private bool IsLocalService => Uri.TryCreate(_adapter.BaseUrl, UriKind.Absolute, out var address) && LoopbackBypass.IsLoopback(address);
}
