using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace DryApi.Http;

/// <summary>Calls through any Kiota adapter, with the errors of this SDK.</summary>
internal static class KiotaCalls
{
    /// <summary>Kiota's own retries send a POST again after a 503 or 504, which can be a second paid job.</summary>
    private static readonly RetryHandlerOption NoRetry = new() { MaxRetry = 0, ShouldRetry = static (_, _, _) => false };

    /// <summary>A redirect is an answer that nobody promised; following it could carry a request elsewhere.</summary>
    private static readonly RedirectHandlerOption NoRedirect = new() { MaxRedirect = 0, ShouldRedirect = static _ => false };

    public static async Task<T> SendAsync<T>(IRequestAdapter adapter, RequestInformation information, ParsableFactory<T> factory, CancellationToken cancellationToken)
        where T : class, IParsable, IJsonReadable<T>
    {
        var isHandledByCaller = Prepare<T>(adapter, information, cancellationToken);
        try
        {
            var answer = await adapter.SendAsync(information, factory, ErrorAnswers.Mapping, cancellationToken).ConfigureAwait(false);
            return answer ?? (isHandledByCaller ? null! : throw new DryApiAnswerException("The service answered with no content where the contract has some."));
        }
        catch (Exception exception) when (Translate(exception, information, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    public static async Task SendNoContentAsync(IRequestAdapter adapter, RequestInformation information, CancellationToken cancellationToken)
    {
        AddOption(information, NoRetry);
        AddOption(information, NoRedirect);
        try
        {
            await adapter.SendNoContentAsync(information, ErrorAnswers.Mapping, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception, information, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Puts a form into a request as a stream: Kiota's own form copies every file to memory.</summary>
    public static void SetForm(RequestInformation information, IFormWritable body)
    {
        var form = FormWriter.Write(body);
        information.SetStreamContent(form.ReadAsStream(), form.Headers.ContentType!.ToString());
    }

    /// <summary>Sets up a call for adapters on HTTP. What the caller configured stays.</summary>
    /// <returns>Whether the caller reads the answer itself.</returns>
    private static bool Prepare<T>(IRequestAdapter adapter, RequestInformation information, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        AddOption(information, NoRetry);
        AddOption(information, NoRedirect);
        return !AddOption(information, new ResponseHandlerOption { ResponseHandler = new AnswerHandler<T>((adapter as DryApiTransport)?.TimeProvider ?? TimeProvider.System, cancellationToken) });
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

    /// <summary>The exception that our own transport would have thrown; null for what passes as it is.</summary>
    private static DryApiException? Translate(Exception exception, RequestInformation information, CancellationToken cancellationToken)
    {
        DryApiException? translated = exception switch
        {
            DryApiException own => own,
            ApiException { ResponseStatusCode: > 0 } other => With(ErrorAnswers.New(other.ResponseStatusCode), other),
            HttpRequestException or IOException => new DryApiConnectionException("The service could not be reached: " + exception.Message, exception),
            OperationCanceledException when !cancellationToken.IsCancellationRequested => new DryApiConnectionException("The service did not answer in time.", exception),
            System.Text.Json.JsonException => new DryApiAnswerException("The answer is not what the contract says: " + exception.Message, exception),
            _ => null,
        };
        if (translated is { RequestMethod: null })
        {
            ErrorAnswers.Complete(translated, information.HttpMethod.ToString(), AddressOf(information), TimeProvider.System);
        }

        return translated;
    }

    private static DryApiException With(DryApiException exception, ApiException source)
    {
        exception.ResponseStatusCode = source.ResponseStatusCode;
        exception.ResponseHeaders = source.ResponseHeaders;
        return exception;
    }

    private static Uri? AddressOf(RequestInformation information)
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
