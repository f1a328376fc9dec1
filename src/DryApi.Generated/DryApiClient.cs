using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// The client of the dryAPI service. Its properties follow the service's paths: <c>client.Txt2Img.SubmitAsync(…)</c>.
/// One client serves a whole program, from any number of threads.
/// </summary>
public partial class DryApiClient : IDisposable
{
    private readonly bool _ownsAdapter;

    /// <summary>A client with a key.</summary>
    /// <param name="apiKey">The API key of your account.</param>
    /// <exception cref="ArgumentException">The key is empty or has characters that no header can carry.</exception>
    public DryApiClient(string apiKey)
        : this(new DryApiClientOptions { ApiKey = apiKey })
    {
    }

    /// <summary>A client with options.</summary>
    /// <param name="options">The key, the address, the HTTP client.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public DryApiClient(DryApiClientOptions options)
        : this(new ApiTransport(options ?? throw new ArgumentNullException(nameof(options))), ownsAdapter: true)
    {
    }

    /// <summary>A client on any Kiota adapter, which brings its own authentication and address.</summary>
    /// <param name="requestAdapter">The adapter; it stays the caller's to dispose.</param>
    public DryApiClient(IRequestAdapter requestAdapter)
        : this(requestAdapter, ownsAdapter: false)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        if (requestAdapter is not ApiTransport)
        {
            KiotaDefaults.Register(requestAdapter, Service);
            DownloadClients.TakeAdapters();
        }
    }

    internal DryApiClient(IRequestAdapter requestAdapter, bool ownsAdapter) => (RequestAdapter, _ownsAdapter) = (requestAdapter, ownsAdapter);

    /// <summary>Initializes a new instance that calls nothing, for tests that replace its members.</summary>
    protected DryApiClient() => RequestAdapter = NoAdapter.Instance;

    /// <summary>What every call asks of the service.</summary>
    internal static ApiService Service { get; } = new("DryApi", typeof(DryApiClient).Assembly, DryApiContract.DefaultServer)
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
        KeyAdvice = "Pass the key of your account, or set DRYAPI_API_KEY and use DryApiClient.FromEnvironment().",
    };

    /// <summary>What sends the calls.</summary>
    public virtual IRequestAdapter RequestAdapter { get; }

    /// <summary>A client from <c>DRYAPI_API_KEY</c> and, if it is set, <c>DRYAPI_BASE_URL</c>.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or cannot be used; the message names it.</exception>
    public static DryApiClient FromEnvironment()
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
            return new DryApiClient(new DryApiClientOptions
            {
                ApiKey = key.Trim(),
                BaseAddress = string.IsNullOrWhiteSpace(address)
                    ? DryApiClientOptions.DefaultBaseAddress
                    : ClientOptions.ReadUrl(address, addressVariable, Service),
            });
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"The environment variables {keyVariable} and {addressVariable} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Gets the jobs of this client, to wait for many at once.</summary>
    public virtual DryApiJobs Jobs => field ??= new DryApiJobs();

    /// <summary>A job that was submitted before, perhaps by another process.</summary>
    /// <param name="jobId">The id that submitting it gave.</param>
    /// <param name="kind">What it makes, which says how often to ask for it. Default: not known.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 1,000 characters, or cannot be a part of an address.</exception>
    public virtual DryApiJob GetJob(string jobId, JobKind kind = JobKind.Unknown)
    {
        PathSegment.Escape(jobId, nameof(jobId));
        return new DryApiJob(RequestAdapter, jobId, kind);
    }

    /// <summary>Runs an operation that is known at run time only, from values by name.</summary>
    /// <param name="operation">The operation, one of <see cref="DryApiOperations.All"/>.</param>
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
    /// <param name="operation">The operation, one of those of <see cref="DryApiOperations.All"/> that make something.</param>
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

    /// <summary>Closes the connections that the client opened itself.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsAdapter && RequestAdapter is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
