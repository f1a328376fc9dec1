using System.ComponentModel;
using System.Reflection;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// What the clients of all versions of the service have alike: what sends their calls, their jobs, and operations that are known at run time only. Code that takes
/// one serves all of them.
/// </summary>
public abstract class DryApiClientBase : IDisposable
{
    private readonly ApiService _service;
    private readonly bool _ownsAdapter;

    /// <summary>Initializes a new instance with options.</summary>
    /// <param name="options">The key, the address, the HTTP client.</param>
    /// <param name="service">What calls ask of the service.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DryApiClientBase(DryApiClientOptions options, ApiService service)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(service);
        (RequestAdapter, _service, _ownsAdapter) = (new ApiTransport(options), service, true);
    }

    /// <summary>Initializes a new instance on any Kiota adapter.</summary>
    /// <param name="requestAdapter">The adapter; it stays the caller's to dispose.</param>
    /// <param name="service">What calls ask of the service.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DryApiClientBase(IRequestAdapter requestAdapter, ApiService service)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        ArgumentNullException.ThrowIfNull(service);
        (RequestAdapter, _service) = (requestAdapter, service);
        if (requestAdapter is not ApiTransport)
        {
            KiotaDefaults.Register(requestAdapter, service);
            DownloadClients.TakeAdapters();
        }
    }

    /// <summary>Initializes a new instance that calls nothing, for tests that replace its members.</summary>
    protected DryApiClientBase() => (RequestAdapter, _service) = (NoAdapter.Instance, DryApiClient.Service);

    /// <summary>What sends the calls.</summary>
    public virtual IRequestAdapter RequestAdapter { get; }

    /// <summary>Gets the jobs of this client, to wait for many at once.</summary>
    public virtual DryApiJobs Jobs => field ??= new DryApiJobs();

    /// <summary>Gets the updates of jobs as they come. Live updates are switched on by <see cref="DryApiClientOptions.LiveUpdates"/>.</summary>
    public virtual DryApiLive Live => field ??= new DryApiLive(() => JobNewsSource.Of(RequestAdapter, _service));

    /// <summary>A job that was submitted before, perhaps by another process.</summary>
    /// <param name="jobId">The id that submitting it gave.</param>
    /// <param name="kind">What it makes, which says how often to ask for it. Default: not known.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 1,000 characters, or cannot be a part of an address.</exception>
    public virtual DryApiJob GetJob(string jobId, JobKind kind = JobKind.Unknown)
    {
        PathSegment.Escape(jobId, nameof(jobId));
        return new DryApiJob(_service, RequestAdapter, jobId, kind);
    }

    /// <summary>An intent to submit a job, of before, perhaps of another process with the same store (<see cref="DryApiClientOptions.Submissions"/>).</summary>
    /// <param name="token">The token of the intent (<see cref="DryApiSubmissionIntent.Token"/>).</param>
    /// <param name="kind">What the job makes, which says how often to ask for it. Default: not known.</param>
    /// <exception cref="ArgumentException">It is no token.</exception>
    /// <exception cref="InvalidOperationException">The client has no store.</exception>
    public virtual DryApiSubmissionIntent GetSubmission(string token, JobKind kind = JobKind.Unknown) => DryApiSubmissionIntent.Of(_service, RequestAdapter, token, kind);

    /// <summary>Runs an operation that is known at run time only, from values by name.</summary>
    /// <param name="operation">The operation, one of those that <c>DryApiOperations.All</c> of the client's version lists.</param>
    /// <param name="values">The values by name; <see cref="OperationDescription.RunAsync"/> says of which types.</param>
    /// <param name="cancellationToken">Cancels the call. Where it submits a job, the service may have taken that all the same.</param>
    /// <returns>The response that the typed method returns.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DryApiValidationException">A value breaks a rule, is missing, or has a name that the operation does not know, and nothing was sent; or the service refused the request (422).</exception>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual Task<object?> RunAsync(OperationDescription operation, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.RunAsync(RequestAdapter, values, cancellationToken);
    }

    /// <summary>Submits a job of an operation that is known at run time only, from values by name.</summary>
    /// <remarks>Each call is a new job that is paid for.</remarks>
    /// <param name="operation">The operation, one of those of <c>DryApiOperations.All</c> that make something.</param>
    /// <param name="values">The values by name; <see cref="OperationDescription.RunAsync"/> says of which types.</param>
    /// <param name="cancellationToken">Cancels the call. A job that the service has accepted keeps running.</param>
    /// <returns>A handle that waits for the job and fetches its result.</returns>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    /// <exception cref="InvalidOperationException">The operation submits no job.</exception>
    /// <exception cref="DryApiSubmissionUncertainException">Nobody can tell whether the service took the job; it was not sent again.</exception>
    public virtual async Task<DryApiJob> SubmitAsync(OperationDescription operation, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return (DryApiJob)(await operation.SubmitAsync(RequestAdapter, values, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Closes the connections that the client opened itself.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections that the client opened itself, that of live updates too.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsAdapter && RequestAdapter is IDisposable disposable)
        {
            JobNewsSource.Find(RequestAdapter)?.Dispose();
            disposable.Dispose();
        }
    }

    /// <summary>Says what the calls of one version of the service ask of it.</summary>
    /// <param name="assembly">The assembly of the client.</param>
    /// <param name="defaultServer">The service's own URL.</param>
    /// <param name="jobStatusPath">The path that says where a job stands; null where there is none.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static ApiService CreateService(Assembly assembly, string defaultServer, string? jobStatusPath) => new("DryApi", assembly, defaultServer)
    {
        Errors = new DryApiErrors(),
        Headers = new HeaderNames
        {
            RetryAfter = DryApiContract.Headers.RetryAfter,
            MinuteLimit = DryApiContract.Headers.RateLimit,
            MinuteRemaining = DryApiContract.Headers.RateLimitRemaining,
            DailyLimit = DryApiContract.Headers.DailyRateLimit,
            DailyRemaining = DryApiContract.Headers.DailyRateLimitRemaining,
            ExceededLimit = DryApiContract.Headers.RateLimitType,
        },
        JobStatusPath = jobStatusPath,
        KeyAdvice = "Pass the key of your account, or set DRYAPI_API_KEY and use DryApiClient.FromEnvironment().",
    };

    /// <summary>Gets the options that the environment says.</summary>
    /// <remarks><c>DRYAPI_API_KEY</c> has the key; <c>DRYAPI_BASE_URL</c>, if it is set, the address.</remarks>
    /// <exception cref="InvalidOperationException">A variable is missing or cannot be used; the message names it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static DryApiClientOptions OptionsFromEnvironment()
    {
        const string keyVariable = "DRYAPI_API_KEY";
        const string addressVariable = "DRYAPI_BASE_URL";
        var key = Environment.GetEnvironmentVariable(keyVariable);
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new InvalidOperationException($"The environment variable {keyVariable} is not set. Set it to the API key of your account.");
        }

        var address = Environment.GetEnvironmentVariable(addressVariable);
        try
        {
            var options = new DryApiClientOptions { ApiKey = key.Trim() };
            if (!string.IsNullOrWhiteSpace(address))
            {
                options.BaseAddress = ClientOptions.ReadUrl(address, addressVariable, DryApiClient.Service);
            }

            options.Validate();
            return options;
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"The environment variables {keyVariable} and {addressVariable} cannot be used: {exception.Message}", exception);
        }
    }
}
