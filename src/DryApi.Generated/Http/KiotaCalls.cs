using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>Calls through any Kiota adapter, with the errors of this SDK.</summary>
internal static class KiotaCalls
{
    public static async Task<T> SendAsync<T>(IRequestAdapter adapter, RequestInformation information, ParsableFactory<T> factory, CancellationToken cancellationToken)
        where T : class, IParsable
    {
        try
        {
            var answer = await adapter.SendAsync(information, factory, ErrorAnswers.Mapping, cancellationToken).ConfigureAwait(false);
            return answer ?? throw new DryApiAnswerException("The service answered with no content where the contract has some.");
        }
        catch (Exception exception) when (Translate(exception, information) is { } translated)
        {
            throw translated;
        }
    }

    public static async Task SendNoContentAsync(IRequestAdapter adapter, RequestInformation information, CancellationToken cancellationToken)
    {
        try
        {
            await adapter.SendNoContentAsync(information, ErrorAnswers.Mapping, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception, information) is { } translated)
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

    /// <summary>The exception that our own transport would have thrown; null for what passes as it is.</summary>
    private static DryApiException? Translate(Exception exception, RequestInformation information)
    {
        DryApiException? translated = exception switch
        {
            DryApiException own => own,
            ApiException { ResponseStatusCode: > 0 } other => With(ErrorAnswers.New(other.ResponseStatusCode), other),
            HttpRequestException or IOException => new DryApiConnectionException("The service could not be reached: " + exception.Message, exception),
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
