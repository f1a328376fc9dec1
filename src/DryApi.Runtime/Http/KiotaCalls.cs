using System.Net.WebSockets;
using DryApi.Errors;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace DryApi.Http;

/// <summary>Calls through any Kiota adapter, with the errors of this SDK.</summary>
internal static class KiotaCalls
{
    /// <summary>Kiota's own retries send a POST again after a 503 or 504, which can be a second paid job.</summary>
    internal static readonly RetryHandlerOption NoRetry = new() { MaxRetry = 0, ShouldRetry = static (_, _, _) => false };

    /// <summary>A redirect is an answer that nobody promised; following it could carry a request elsewhere.</summary>
    internal static readonly RedirectHandlerOption NoRedirect = new() { MaxRedirect = 0, ShouldRedirect = static _ => false };

    /// <summary>Opens the connections of websockets for adapters of others, whose own HTTP client nobody can ask for.</summary>
    private static readonly Lazy<HttpMessageInvoker> SocketSender = new(static () => new HttpMessageInvoker(OwnHandlers.New(unpacks: true)));

    public static async Task<T> SendAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => (await SendWithResponseAsync<T>(call, cancellationToken).ConfigureAwait(false)).Value;

    public static Task<ApiResponse<T>> SendWithResponseAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => SendAsync<T>(
        call,
        static async (call, information, reader, isOurs, cancellationToken) =>
        {
            var answer = await call.Adapter.SendAsync(information, T.CreateFromDiscriminatorValue, call.Operation.Service.Errors.Mapping, cancellationToken).ConfigureAwait(false);
            // A caller who reads the answer himself gets what he made of it, be it nothing.
            return answer is not null || !isOurs
                ? reader.Response ?? new ApiResponse<T> { Value = answer! }
                : throw call.Operation.Service.Errors.New(FailureKind.Response, ResponseReader.NoBody);
        },
        cancellationToken);

    /// <summary>Opens a stream of events. A way of its own, for what it needs of Kiota is a part that a trimmed program without streams leaves out.</summary>
    public static async Task<OpenEvents> OpenEventsAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var response = await SendAsync<OpenEvents>(
            call,
            static async (call, information, reader, _, cancellationToken) =>
            {
                // Of Kiota's ways of sending the one that does not read the whole response into memory.
                await call.Adapter.SendPrimitiveAsync<Stream>(information, call.Operation.Service.Errors.Mapping, cancellationToken).ConfigureAwait(false);
                return reader.Response ?? throw new NotSupportedException("The request adapter, or a response handler of the call, keeps the response to itself; a stream of events is read from an HTTP response.");
            },
            cancellationToken).ConfigureAwait(false);
        return response.Value;
    }

    private static async Task<ApiResponse<T>> SendAsync<T>(ApiCall call, KiotaSend<T> send, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var information = call.ToRequestInformation();
        AddOption(information, NoRetry);
        AddOption(information, NoRedirect);
        var transport = call.Adapter as ApiTransport;
        if (transport?.GivenClient is { } client)
        {
            NameIn(information, client, call.Operation.Service.UserAgent);
        }

        var reader = new ModelResponseHandler<T>(call.Operation.Service, information, transport?.TimeProvider ?? TimeProvider.System, transport?.MaxResponseSize ?? ClientOptions.DefaultMaxResponseSize, cancellationToken);
        var isOurs = AddOption(information, new ResponseHandlerOption { ResponseHandler = reader });
        try
        {
            return await send(call, information, reader, isOurs, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (FormOf(information)?.CallerFailure is not null && !cancellationToken.IsCancellationRequested)
        {
            FormOf(information)!.CallerFailure!.Throw();
            throw;
        }
        catch (Exception exception) when (Translate(exception, call, information, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Opens a websocket: as the adapter makes the request, with its authorization.</summary>
    public static async Task<WebSocket> ConnectAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (service, information) = (call.Operation.Service, call.ToRequestInformation());
        try
        {
            // As the adapter itself does before it sends.
            information.PathParameters.TryAdd("baseurl", call.Adapter.BaseUrl!);
            var request = await call.Adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(information, cancellationToken).ConfigureAwait(false)
                ?? throw new NotSupportedException("The request adapter makes no HTTP requests, and a websocket is opened by one.");
            var response = await SocketHandshake.SendAsync(SocketSender.Value, request, cancellationToken).ConfigureAwait(false);
            if (SocketHandshake.Succeeded(response))
            {
                return (await ResponseReader.ReadAsync<OpenSocket>(service, response, ClientOptions.DefaultMaxResponseSize, cancellationToken).ConfigureAwait(false)).Socket;
            }

            using (response)
            {
                response.RequestMessage ??= request;
                throw response.IsSuccessStatusCode
                    ? service.Errors.New(FailureKind.Response, OpenSocket.NotOpen)
                    : await ErrorResponses.ReadAsync(service, response, TimeProvider.System, cancellationToken, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (Translate(exception, call, information, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>What a response is to, for handlers that do not say.</summary>
    public static HttpRequestMessage RequestOf(RequestInformation information)
    {
        var request = new HttpRequestMessage(new HttpMethod(information.HttpMethod.ToString()), UrlOf(information));
        if (information.Headers.TryGetValue("Authorization", out var values))
        {
            request.Headers.TryAddWithoutValidation("Authorization", values);
        }

        return request;
    }

    /// <summary>Puts the caller's headers and options into a request, as Kiota's adapter does.</summary>
    public static void Apply(RequestConfiguration<DefaultQueryParameters> configuration, HttpRequestMessage request)
    {
        foreach (var (name, values) in configuration.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values) && request.Content is not null)
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        foreach (var option in configuration.Options)
        {
            // Where Kiota's handlers look for their options.
            request.Options.Set(new HttpRequestOptionsKey<IRequestOption>(option.GetType().FullName!), option);
        }
    }

    /// <summary>Names the SDK in a request that an HTTP client of the caller sends.</summary>
    private static void NameIn(RequestInformation information, HttpClient client, UserAgent agent)
    {
        using var request = new HttpRequestMessage();
        if (information.Headers.TryGetValue("User-Agent", out var named))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", named);
        }

        agent.AddTo(request, client);
        information.Headers.Remove("User-Agent");
        information.Headers.Add("User-Agent", request.Headers.NonValidated["User-Agent"].ToString());
    }

    private static bool AddOption<T>(RequestInformation information, T option)
        where T : class, IRequestOption
    {
        if (information.RequestOptions.OfType<T>().Any())
        {
            return false;
        }

        information.AddRequestOptions([option]);
        return true;
    }

    private static FormReading? FormOf(RequestInformation information) => (information.Content as OnceStream)?.Content as FormReading ?? information.Content as FormReading;

    /// <summary>The exception that our own transport would have thrown; null for what passes as it is.</summary>
    private static ServiceException? Translate(Exception exception, in ApiCall call, RequestInformation information, CancellationToken cancellationToken)
    {
        var (service, address) = (call.Operation.Service, UrlOf(information));
        var redactor = Redactor.Of(information, address);
        var body = information.Content as OnceStream;
        var translated = exception is ApiException { ResponseStatusCode: > 0 } other and not ServiceException
            ? With(service.Errors.OfStatus(other.ResponseStatusCode, static _ => false), other)
            : CallFailures.Of(service.Errors, exception, redactor, hasResponse: false, body is { HasBegun: true }, allowed: null, cancellationToken);
        if (translated is { RequestMethod: null })
        {
            translated.TakeRequest(information.HttpMethod.ToString(), redactor.Redact(address));
            translated.TakeRetryAfter(RateLimitHeaders.RetryAfter(service.Headers, translated.ResponseHeaders, TimeProvider.System));
        }

        return translated is not null && body is not null && CallFailures.MayHaveBeenTaken(translated, body.HasBegun) ? service.Errors.OfUncertainty(translated, 1) : translated;
    }

    private static ServiceException With(ServiceException exception, ApiException source)
    {
        exception.ResponseStatusCode = source.ResponseStatusCode;
        exception.ResponseHeaders = source.ResponseHeaders;
        return exception;
    }

    private static Uri? UrlOf(RequestInformation information)
    {
        try
        {
            return information.URI;
        }
        catch (InvalidOperationException)
        {
            // An adapter that never set its base address.
            return null;
        }
    }
}
