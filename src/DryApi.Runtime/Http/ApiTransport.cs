using System.Diagnostics.CodeAnalysis;
using DryApi.Errors;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Http;

/// <summary>
/// The adapter of the clients themselves. Models go straight to the socket as UTF-8; whatever else a Kiota adapter can do is left to Kiota's own.
/// The API key is sent to the service's address alone.
/// </summary>
public sealed class ApiTransport : IRequestAdapter, IDisposable
{
    private readonly ClientOptions _options;
    private readonly HttpMessageInvoker _sender;
    private readonly CallSender _calls;
    private readonly Lazy<HttpClientRequestAdapter> _kiota;
    private readonly Lazy<HttpClient> _downloadClient;

    /// <summary>Makes a transport.</summary>
    /// <param name="options">The key, the address, the HTTP clients, the limits.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public ApiTransport(ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = options.Validated();
        _options = options;
        _sender = options.HttpClient ?? new HttpMessageInvoker(OwnHandlers.New(unpacks: true));
        _calls = new CallSender(_sender, options);
        _downloadClient = new Lazy<HttpClient>(() => options.DownloadClient ?? options.HttpClientForDownloads ?? DownloadClients.New(options.Timeout));
        _kiota = new Lazy<HttpClientRequestAdapter>(CreateKiotaAdapter);
    }

    /// <summary>What the client was told.</summary>
    internal ClientOptions Options => _options;

    /// <summary>The time that waiting goes by.</summary>
    internal TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>The most bytes of a response that are taken.</summary>
    internal long MaxResponseSize => _options.MaxResponseSize;

    /// <summary>How long a stream of events may be silent.</summary>
    internal TimeSpan Silence => _calls.AttemptTimeout;

    /// <summary>The most bytes of a result that are taken; null for as many as it has.</summary>
    internal long? MaxResultSize => _options.MaxResultSize;

    /// <summary>The HTTP client that the caller gave; null when the SDK sends by its own.</summary>
    internal HttpClient? GivenClient => _options.HttpClient;

    /// <summary>Fetches results from the service's storage; never sees the key.</summary>
    internal HttpClient DownloadClient => _downloadClient.Value;

    /// <inheritdoc />
    public string? BaseUrl
    {
        get => _calls.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/');
        set
        {
            _calls.BaseAddress = ClientOptions.ReadUrl(value, nameof(BaseUrl), _options.Service);
            if (_kiota.IsValueCreated)
            {
                _kiota.Value.BaseUrl = BaseUrl;
            }
        }
    }

    /// <inheritdoc />
    public ISerializationWriterFactory SerializationWriterFactory => _kiota.Value.SerializationWriterFactory;

    /// <summary>Sends a call of our own models and reads the answer.</summary>
    internal async Task<T> SendAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var end = await _calls.SendAsync<T>(call, cancellationToken).ConfigureAwait(false);
        return end.Failure is null ? end.Value! : throw FailureOf(call, end);
    }

    /// <summary>The same, with status and headers.</summary>
    internal async Task<ApiResponse<T>> SendWithResponseAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var end = await _calls.SendAsync<T>(call, cancellationToken).ConfigureAwait(false);
        return end.Failure is null ? ApiResponse<T>.Of(call.Operation.Service, end.Value!, end.Response!) : throw FailureOf(call, end);
    }

    private static ServiceException FailureOf<T>(in ApiCall call, in Attempt<T> end)
        where T : class => call.Operation.SubmitsJob && end.MayHaveBeenTaken ? call.Operation.Service.Errors.OfUncertainty(end.Failure!, end.Sendings) : end.Failure!;

    private HttpClientRequestAdapter CreateKiotaAdapter()
    {
        var provider = _options.AuthenticationProvider ?? new BaseBearerTokenAuthenticationProvider(new ApiKeyTokenProvider(_options.ApiKey!, () => _calls.BaseAddress));
        var client = _options.HttpClient ?? new HttpClient(new SharedHandler(_sender, _options.Service.UserAgent)) { Timeout = TimeLimit.ForTimers(_options.Timeout), MaxResponseContentBufferSize = _options.MaxResponseSize };
        var adapter = new HttpClientRequestAdapter(provider, httpClient: client) { BaseUrl = BaseUrl };
        KiotaDefaults.Register(adapter, _options.Service);
        return adapter;
    }

    /// <inheritdoc />
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => _kiota.Value.EnableBackingStore(backingStoreFactory);

    /// <inheritdoc />
    public Task<ModelType?> SendAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable => _kiota.Value.SendAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<ModelType>?> SendCollectionAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default)
        where ModelType : IParsable => _kiota.Value.SendCollectionAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<ModelType?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        _kiota.Value.SendPrimitiveAsync<ModelType>(requestInfo, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<ModelType>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] ModelType>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        _kiota.Value.SendPrimitiveCollectionAsync<ModelType>(requestInfo, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = default, CancellationToken cancellationToken = default) =>
        _kiota.Value.SendNoContentAsync(requestInfo, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        _kiota.Value.ConvertToNativeRequestAsync<T>(requestInfo, cancellationToken);

    /// <summary>Closes the connections, unless they are those of an HTTP client that the caller gave.</summary>
    public void Dispose()
    {
        if (_kiota.IsValueCreated)
        {
            _kiota.Value.Dispose();
        }

        if (_options.HttpClient is null)
        {
            _sender.Dispose();
        }

        if (_downloadClient.IsValueCreated && _options.DownloadClient is null && _options.HttpClientForDownloads is null)
        {
            DownloadClient.Dispose();
        }
    }
}
