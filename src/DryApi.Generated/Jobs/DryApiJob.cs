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

    /// <summary>Whether it may be told what the job was asked to make.</summary>
    internal bool LogsPrompts => Transport?.Options is DryApiClientOptions { LogPrompts: true };

    internal TimeProvider Time => Transport?.TimeProvider ?? TimeProvider.System;

    /// <summary>The turns of all waits of the account.</summary>
    internal PollingTurns Turns => PollingTurns.Of(_adapter);

    /// <summary>What tells of the account's jobs; null where nothing does.</summary>
    internal IJobNews? News => JobNewsSource.Of(_adapter, _service);

    private ApiTransport? Transport => _adapter as ApiTransport;

    /// <summary>The kind and the id.</summary>
    public override string ToString() => $"{Kind} job {PrintableText.Of(Id, 200)}";

    /// <summary>Submits a job, and gets its handle.</summary>
    /// <typeparam name="TBody">The request.</typeparam>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="service">The service that takes the job.</param>
    /// <param name="adapter">What sends the calls.</param>
    /// <param name="body">The request.</param>
    /// <param name="configure">Headers and options of the call alone.</param>
    /// <param name="submit">The call.</param>
    /// <param name="idOf">Gets the job's id of the answer.</param>
    /// <param name="kind">What the job makes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DryApiSubmissionUncertainException">Nobody can tell whether the service took the job, or the answer has no id that the job can be asked for by.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static async Task<DryApiJob> SubmittedAsync<TBody, T>(
        ApiService service,
        IRequestAdapter adapter,
        TBody body,
        Action<RequestConfiguration<DefaultQueryParameters>>? configure,
        Func<TBody, Action<RequestConfiguration<DefaultQueryParameters>>?, CancellationToken, Task<T>> submit,
        Func<T, string?> idOf,
        JobKind kind,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(submit);
        ArgumentNullException.ThrowIfNull(idOf);
        if (await DryApiSubmissionIntent.BeginAsync(service, adapter, body, kind, cancellationToken).ConfigureAwait(false) is not var (intent, url))
        {
            return JobOf(await submit(body, configure, cancellationToken).ConfigureAwait(false));
        }

        DryApiJob job;
        try
        {
            job = JobOf(await submit(body, configuration => { configure?.Invoke(configuration); configuration.Options.Add(url); }, cancellationToken).ConfigureAwait(false));
        }
        catch (DryApiSubmissionUncertainException uncertain)
        {
            uncertain.Intent = intent;
            throw;
        }
        catch (ServiceException)
        {
            await intent.ForgetAsync().ConfigureAwait(false);
            throw;
        }

        await intent.ForgetAsync().ConfigureAwait(false);
        return job;

        DryApiJob JobOf(T answer)
        {
            var id = idOf(answer);
            var taken = string.IsNullOrEmpty(id)
                ? throw service.Errors.OfUncertainty(new DryApiResponseException("The service answered without the job's id (data.request_id)."))
                : PathSegment.Problem(id) is { } problem
                    ? throw service.Errors.OfUncertainty(new DryApiResponseException($"The service gave the job an id that it cannot be asked for by (data.request_id is '{PrintableText.Of(id, 100)}'): {problem}."))
                    : new DryApiJob(service, adapter, id, kind);
            JobTelemetry.Submitted(taken, body, answer);
            return Known(taken);
        }
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
    /// (<see cref="JobKind"/>). A rate limit makes it wait as long as the service says; up to five failures of service or network in a row are put up with. With
    /// <see cref="DryApiClientOptions.LiveUpdates"/> it hears of the end at once, and asks less often.
    /// </summary>
    /// <param name="progress">Told where the job stands, each time it is asked for, and while a rate limit makes it wait.</param>
    /// <param name="cancellationToken">Ends the waiting; the job goes on.</param>
    /// <returns>What the job made.</returns>
    /// <exception cref="DryApiJobFailedException">The job ended with an error, or with one of <see cref="JobWaitOptions.FailureStatuses"/>.</exception>
    /// <exception cref="DryApiJobTimeoutException">The time of the options was up; the job goes on.</exception>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual Task<JobResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        JobTelemetry.WaitAsync(this, new JobWait(this, WaitOptions, progress), cancellationToken);

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

    /// <summary>Follows the job to its end.</summary>
    /// <param name="tell">Told each update; the last one is the end.</param>
    /// <param name="heard">What is heard of the job already; then it is followed as long as the account has it, whatever fails meanwhile. Null for a wait as any other.</param>
    /// <param name="cancellationToken">Ends the following.</param>
    /// <exception cref="DryApiException">The job failed, or the service answered with an error.</exception>
    internal Task FollowAsync(Action<JobUpdate> tell, JobNewsQueue? heard, CancellationToken cancellationToken)
    {
        var options = WaitOptions;
        if (heard is not null)
        {
            options = options.Copy();
            options.Timeout = Timeout.InfiniteTimeSpan;
        }

        return new JobWait(this, options, null, new JobWatch(tell, heard)).RunAsync(cancellationToken);
    }

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

    private JobWaitOptions WaitOptions => (Transport?.Options as DryApiClientOptions)?.JobWait ?? new JobWaitOptions();

    private static DryApiJob Known(DryApiJob job)
    {
        JobNewsSource.Find(job._adapter)?.Know(job);
        return job;
    }

    internal bool IsLocalService => Uri.TryCreate(_adapter.BaseUrl, UriKind.Absolute, out var address) && LoopbackBypass.IsLoopback(address);
}
