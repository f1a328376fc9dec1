using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi.V2;

/// <summary>
/// The client of the second version of the dryAPI service. Its properties follow the service's paths: <c>client.Images.Generations.PostAsync(…)</c>.
/// One client serves a whole program, from any number of threads.
/// </summary>
public partial class DryApiClient : IDisposable
{
    private readonly bool _ownsAdapter;

    /// <summary>Initializes a new instance with a key.</summary>
    /// <param name="apiKey">The API key of your account.</param>
    /// <exception cref="ArgumentException">The key is empty or has characters that no header can carry.</exception>
    public DryApiClient(string apiKey)
        : this(new DryApiClientOptions { ApiKey = apiKey })
    {
    }

    /// <summary>Initializes a new instance with options.</summary>
    /// <param name="options">The key, the address, the HTTP client.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public DryApiClient(DryApiClientOptions options)
        : this(new ApiTransport(options ?? throw new ArgumentNullException(nameof(options)))) => _ownsAdapter = true;

    /// <summary>Initializes a new instance on any Kiota adapter, which brings its own authentication and address.</summary>
    /// <param name="requestAdapter">The adapter; it stays the caller's to dispose.</param>
    public DryApiClient(IRequestAdapter requestAdapter)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        RequestAdapter = requestAdapter;
        if (requestAdapter is not ApiTransport)
        {
            KiotaDefaults.Register(requestAdapter, Service);
        }
    }

    /// <summary>Initializes a new instance that calls nothing, for tests that replace its members.</summary>
    protected DryApiClient() => RequestAdapter = NoAdapter.Instance;

    /// <summary>What every call asks of the service: the same as in its first version.</summary>
    internal static ApiService Service => DryApi.DryApiClient.Service;

    /// <summary>What sends the calls.</summary>
    public virtual IRequestAdapter RequestAdapter { get; }

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
