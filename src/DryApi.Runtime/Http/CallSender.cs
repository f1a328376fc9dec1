using System.Diagnostics;
using System.Net;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Serialization;
using DryApi.Telemetry;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DryApi.Http;

/// <summary>The straight way from a model to the socket and back: what is the same in every call is prepared once.</summary>
/// <param name="sender">The HTTP client of the caller, or the handler of our own.</param>
/// <param name="options">Key, time limits and retries.</param>
internal sealed class CallSender(HttpMessageInvoker sender, ClientOptions options)
{
    // An HTTP client of the caller may bring its own limit, and ends an attempt itself; the rest of the answer is for us to watch.
    private readonly TimeSpan _timeout = sender is HttpClient client && client.Timeout != Timeout.InfiniteTimeSpan ? client.Timeout : options.Timeout;
    private readonly HttpClient? _client = sender as HttpClient;
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _authorization = options.ApiKey is { } key ? "Bearer " + key : null;
    private ApiUrls _addresses = new(options.BaseAddress);

    /// <summary>Where the service is.</summary>
    public Uri BaseAddress
    {
        get => _addresses.Base;
        set => _addresses = new ApiUrls(value);
    }

    public TimeProvider TimeProvider => options.TimeProvider;

    /// <summary>What is told of calls; null for none.</summary>
    public ICallLog? Log => options.Log;

    /// <summary>How long an attempt may take, and a stream of events be silent.</summary>
    public TimeSpan AttemptTimeout => _timeout;

    /// <summary>Sends a call, as often as its retries allow.</summary>
    public ValueTask<Attempt<T>> SendAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        IsHeard(call.Operation) ? CallTrace.SendAsync<T>(this, call, cancellationToken) : SendAttemptsAsync<T>(call, cancellationToken);

    /// <summary>Sends a call, whether anybody listens or not.</summary>
    internal async ValueTask<Attempt<T>> SendAttemptsAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var retry = options.Retry;
        if (call.Option<RetryOptions>() is { } own)
        {
            own.Validate();
            retry = own;
        }

        var sending = Prepare(call);
        using var body = sending.Body;
        try
        {
            var attempt = await SendAttemptAsync<T>(sending, 0, null, retry.TotalTimeout, cancellationToken).ConfigureAwait(false);
            if (attempt.Failure is not null)
            {
                attempt = await new CallRetries<T>(this, sending, retry).RunAsync(attempt, cancellationToken).ConfigureAwait(false);
                if (attempt.Failure is { } failure)
                {
                    Log?.Failed(call.Operation.Name, failure.What);
                }
            }

            return attempt with { Sendings = sending.Body?.Sendings ?? 0 };
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested && exception.CancellationToken != cancellationToken)
        {
            // Whoever tells its own end from others' does so by the token.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    /// <exception cref="ServiceException">A text of the request is no Unicode, or a file was sent before and cannot be sent again.</exception>
    private Sending Prepare(ApiCall call)
    {
        RequestBody? body = null;
        try
        {
            body = BodyOf(call.Body, call.Operation);
            return new Sending(call.Prepared(), body, _addresses.Of(call), options.TimeProvider.GetTimestamp());
        }
        catch (Exception exception)
        {
            body?.Dispose();
            if (exception is InvalidValueException invalid)
            {
                throw call.Operation.Service.Errors.OfFields(invalid.Errors);
            }

            throw;
        }
    }

    /// <summary>Makes an attempt, for whoever listens.</summary>
    /// <param name="sending">The call.</param>
    /// <param name="failures">How many failed before.</param>
    /// <param name="last">How the last one did; null for the first.</param>
    /// <param name="left">What the call has left of its time; infinite where it has no limit.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    public ValueTask<Attempt<T>> SendAttemptAsync<T>(Sending sending, int failures, ServiceException? last, TimeSpan left, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> =>
        IsHeard(sending.Call.Operation) ? RequestTrace.SendAsync<T>(this, sending, failures, last, left, cancellationToken) : SendOnceAsync<T>(sending, left, cancellationToken);

    /// <summary>Sends a call once. Only the caller's own cancellation and programming errors are thrown.</summary>
    /// <param name="sending">The call.</param>
    /// <param name="left">What it has left of its time; infinite where it has no limit.</param>
    /// <param name="cancellationToken">The caller's own end.</param>
    public async ValueTask<Attempt<T>> SendOnceAsync<T>(Sending sending, TimeSpan left, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        var service = sending.Call.Operation.Service;
        // Not disposed: that would dispose the body, which may be sent again.
        var request = Request(sending);
        using var limit = new TimeLimit(_timeout, left, sending.Body, TimeProvider, cancellationToken);
        HttpResponseMessage? response = null;
        var isTaken = false;
        try
        {
            if (options.AuthenticationProvider is { } provider)
            {
                await AuthenticateAsync(provider, request, sending.Call.Operation, limit.Token).ConfigureAwait(false);
            }

            var send = sending.Call.Send;
            response = await (send is null ? SendAsync(sender, request, limit.Token) : send(sender, request, limit.Token)).ConfigureAwait(false);
            response.RequestMessage ??= request;
            if (!response.IsSuccessStatusCode && (send is null || response.StatusCode != HttpStatusCode.SwitchingProtocols))
            {
                var refusal = await ErrorResponses.ReadAsync(service, response, TimeProvider, limit.Token, cancellationToken).ConfigureAwait(false);
                return Attempt<T>.Failed(refusal, CallFailures.MayHaveBeenTaken(refusal, mayBeKnown: true));
            }

            var value = await ResponseReader.ReadAsync<T>(service, response, options.MaxResponseSize, limit.Token).ConfigureAwait(false);
            isTaken = value is TakenResponse;
            return Attempt<T>.Succeeded(value, response);
        }
        catch (Exception) when (sending.Body?.CallerFailure is not null && !cancellationToken.IsCancellationRequested)
        {
            // What the caller's own code threw while the body was read is not for the network to answer for.
            sending.Body.CallerFailure.Throw();
            throw;
        }
        catch (Exception exception) when (CallFailures.Of(service.Errors, exception, Redactor.Of(request), response is not null, sending.Body is { HasBegun: true }, limit.Allowed, cancellationToken) is { } failure)
        {
            var known = response is null ? ErrorResponses.Of(failure, request) : ErrorResponses.Of(failure, response);
            return Attempt<T>.Failed(known, CallFailures.MayHaveBeenTaken(known, response is not null || sending.MayBeKnown(exception)));
        }
        finally
        {
            if (!isTaken)
            {
                response?.Dispose();
            }
        }
    }

    /// <summary>Sends a request, and has its response as soon as that begins; an HTTP client would keep the whole of it first.</summary>
    internal static Task<HttpResponseMessage> SendAsync(HttpMessageInvoker sender, HttpRequestMessage request, CancellationToken cancellationToken) =>
        sender is HttpClient client ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken) : sender.SendAsync(request, cancellationToken);

    /// <summary>The body of a call.</summary>
    internal static RequestBody? BodyOf(object? body, ApiOperation operation) => body switch
    {
        null => null,
        string text => new JsonBody(UnicodeText.Required(text, "body"), operation.ContentType ?? "text/plain; charset=utf-8") { IsPaid = operation.SubmitsJob },
        FileContent file => FormBody.Of(file, operation.Service.Errors, operation.ContentType, operation.SubmitsJob),
        IFormWritable form when operation.IsUrlEncoded => new JsonBody(UrlFormWriter.Write(form), "application/x-www-form-urlencoded") { IsPaid = operation.SubmitsJob },
        IFormWritable form when operation.SendsForm || body is not IJsonWritable => FormBodyWriter.Write(form, operation.Service.Errors, operation.SubmitsJob),
        IJsonWritable json => new JsonBody(json, operation.ContentType) { IsPaid = operation.SubmitsJob },
        _ => throw new ArgumentException($"{body.GetType().Name} is no body that can be sent.", nameof(body)),
    };

    private HttpRequestMessage Request(Sending sending)
    {
        sending.Body?.SendAnew();
        var request = new HttpRequestMessage(sending.Call.Operation.HttpMethod, sending.Url) { Content = sending.Body };
        if (_client is not null)
        {
            (request.Version, request.VersionPolicy) = (_client.DefaultRequestVersion, _client.DefaultVersionPolicy);
        }

        if (sending.Call.Configuration is { } configuration)
        {
            KiotaCalls.Apply(configuration, request);
        }

        var operation = sending.Call.Operation;
        foreach (var (name, value) in sending.Call.Headers)
        {
            if (!request.Headers.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!request.Headers.Contains("Accept"))
        {
            request.Headers.TryAddWithoutValidation("Accept", sending.Call.Accept ?? operation.Accept);
        }

        operation.Service.UserAgent.AddTo(request, _client);
        if (operation.Key is not null && options.ApiKey is { } key)
        {
            Place(key, operation.Key, request);
        }
        else if (_authorization is not null && !request.Headers.Contains("Authorization"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", _authorization);
        }

        return request;
    }

    /// <summary>Puts the key where the operation wants it.</summary>
    private static void Place(string key, KeyPlace place, HttpRequestMessage request)
    {
        request.Options.Set(Redactor.GivenSecrets, [key]);
        switch (place.Location)
        {
            case KeyLocation.Query:
                var url = request.RequestUri!;
                request.RequestUri = new Uri($"{url.AbsoluteUri}{(url.Query.Length == 0 ? '?' : '&')}{Uri.EscapeDataString(place.Name)}={Uri.EscapeDataString(key)}");
                break;
            case KeyLocation.Cookie:
                var own = new HeaderWriter(null);
                own.AddCookie(place.Name, key);
                var others = request.Headers.NonValidated.TryGetValues("Cookie", out var values) ? values.ToArray() : [];
                request.Headers.Remove("Cookie");
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", others.Concat(own.Headers.Select(static header => header.Value))));
                break;
            default:
                if (!request.Headers.Contains(place.Name))
                {
                    request.Headers.TryAddWithoutValidation(place.Name, key);
                }

                break;
        }
    }

    private static async ValueTask AuthenticateAsync(IAuthenticationProvider provider, HttpRequestMessage request, ApiOperation operation, CancellationToken cancellationToken)
    {
        var information = new RequestInformation { HttpMethod = operation.Method, URI = request.RequestUri! };
        await provider.AuthenticateRequestAsync(information, null, cancellationToken).ConfigureAwait(false);
        var secrets = new List<string>();
        foreach (var (name, values) in information.Headers)
        {
            HeaderText.Check(name, values, nameof(options.AuthenticationProvider));
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, values);
            secrets.AddRange(values.Select(value => Redactor.Token(value)!));
        }

        // A key can be in the query as well.
        var given = PairsOf(information.URI).Except(PairsOf(request.RequestUri!), StringComparer.Ordinal);
        secrets.AddRange(given.Select(pair => Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])));
        request.RequestUri = information.URI;
        request.Options.Set(Redactor.GivenSecrets, [.. secrets]);
    }

    /// <summary>Whether anybody listens to telemetry. The benchmark measures a build of the runtime where nobody can.</summary>
    private static bool IsHeard(ApiOperation operation) =>
#if WITHOUT_TELEMETRY
        false;
#else
        operation.Service.Telemetry.IsOn;
#endif

    private static string[] PairsOf(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
}
