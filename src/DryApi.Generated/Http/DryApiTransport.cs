using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DryApi.Http;

/// <summary>
/// The adapter of this SDK. Models go straight to the socket as UTF-8; whatever else a Kiota adapter can do is left to Kiota's own.
/// The API key is sent to the service's address alone.
/// </summary>
public sealed class DryApiTransport : IRequestAdapter, IDisposable
{
    private static readonly MediaTypeWithQualityHeaderValue JsonMediaType = new("application/json");

    private readonly AuthenticationHeaderValue _authorization;
    private readonly bool _ownsHttpClient;
    private readonly bool _ownsDownloadClient;
    private readonly Lazy<HttpClientRequestAdapter> _kiota;
    private Uri _baseAddress;

    /// <summary>Makes a transport.</summary>
    /// <param name="options">The key, the address and the HTTP handlers.</param>
    /// <exception cref="ArgumentException">The key is missing or has characters that no header can carry, or the address is not absolute or not https.</exception>
    public DryApiTransport(DryApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        _baseAddress = options.BaseAddress;
        TimeProvider = options.TimeProvider;
        _ownsHttpClient = options.HttpClient is null;
        _ownsDownloadClient = options.HttpClient is null && options.DownloadClient is null;
        HttpClient = options.HttpClient ?? new HttpClient(new SocketsHttpHandler
        {
            // A redirect is an answer that nobody promised; following it could carry a request elsewhere.
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = options.Timeout,
        };
        DownloadClient = options.DownloadClient ?? options.HttpClient ?? new HttpClient { Timeout = options.Timeout };
        _kiota = new Lazy<HttpClientRequestAdapter>(CreateKiotaAdapter);
    }

    /// <summary>The time that waiting goes by.</summary>
    internal TimeProvider TimeProvider { get; }

    /// <summary>Sends calls.</summary>
    internal HttpClient HttpClient { get; }

    /// <summary>Fetches results from the service's storage; never sees the key.</summary>
    internal HttpClient DownloadClient { get; }

    /// <inheritdoc />
    public string? BaseUrl
    {
        get => _baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/');
        set
        {
            _baseAddress = DryApiClientOptions.ReadAddress(value, nameof(BaseUrl));
            if (_kiota.IsValueCreated)
            {
                _kiota.Value.BaseUrl = BaseUrl;
            }
        }
    }

    /// <inheritdoc />
    public ISerializationWriterFactory SerializationWriterFactory => _kiota.Value.SerializationWriterFactory;

    /// <summary>Sends a call of our own models and reads the answer.</summary>
    internal async Task<T> SendAsync<T>(ApiOperation operation, string path, IQueryWritable? query, object? body, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        using var response = await SendAsync(operation, path, query, body, cancellationToken).ConfigureAwait(false);
        // The client's own time limit ends with the headers.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(HttpClient.Timeout);
        try
        {
            return await AnswerReader.ReadAsync<T>(response, TimeProvider, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException($"The rest of the answer did not come within {HttpClient.Timeout.TotalSeconds:0.###} seconds.", exception), response);
        }
    }

    /// <summary>Sends a call of our own models whose answer has no content.</summary>
    internal async Task SendNoContentAsync(ApiOperation operation, string path, IQueryWritable? query, object? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(operation, path, query, body, cancellationToken).ConfigureAwait(false);
        await AnswerReader.ThrowIfErrorAsync(response, TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(ApiOperation operation, string path, IQueryWritable? query, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(operation.Method, Address(path, query));
        request.Headers.Authorization = _authorization;
        request.Headers.Accept.Add(JsonMediaType);
        request.Content = body switch
        {
            null => null,
            IFormWritable form => FormWriter.Write(form),
            IJsonWritable json => Json(json),
            _ => throw new ArgumentException($"{body.GetType().Name} is no body that can be sent.", nameof(body)),
        };
        try
        {
            return await HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException("The service could not be reached: " + exception.Message, exception), request);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException($"The service did not answer within {HttpClient.Timeout.TotalSeconds:0.###} seconds.", exception), request);
        }
    }

    private Uri Address(string path, IQueryWritable? query)
    {
        var address = new StringBuilder(_baseAddress.AbsoluteUri.TrimEnd('/')).Append(path);
        if (query is not null)
        {
            var writer = new QueryWriter(address);
            query.WriteTo(ref writer);
        }

        return new Uri(address.ToString());
    }

    private static ReadOnlyMemoryContent Json(IJsonWritable body)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            body.WriteTo(writer);
        }

        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = JsonMediaType } };
    }

    private HttpClientRequestAdapter CreateKiotaAdapter()
    {
        var provider = new BaseBearerTokenAuthenticationProvider(new ApiKeyTokenProvider(_authorization.Parameter!, () => _baseAddress));
        var adapter = new HttpClientRequestAdapter(provider, httpClient: HttpClient) { BaseUrl = BaseUrl };
        KiotaDefaults.Register(adapter);
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

        if (_ownsHttpClient)
        {
            HttpClient.Dispose();
        }

        if (_ownsDownloadClient)
        {
            DownloadClient.Dispose();
        }
    }
}
