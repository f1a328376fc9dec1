using System.ComponentModel;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>Makes a model from JSON that came over HTTP.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResponseReader
{
    private const int UsualSize = 4096;
    private const int LargestGuess = 1024 * 1024;
    private const int LongestLook = 4096;
    private const int LongestPlace = 300;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the content of a success.</summary>
    /// <param name="service">Whose response it is.</param>
    /// <param name="response">The response.</param>
    /// <param name="largest">How many bytes of it are taken, counted once they are unpacked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ServiceException">It is not what the contract says, or too large.</exception>
    /// <exception cref="HttpRequestException">The connection ended before all of it was there.</exception>
    internal static async ValueTask<T> ReadAsync<T>(ApiService service, HttpResponseMessage response, long largest, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        if (NoContent.Instance is T nothing)
        {
            return nothing;
        }

        using var content = new PooledBuffer((int)Math.Clamp(response.Content.Headers.ContentLength ?? UsualSize, 1, LargestGuess), (int)Math.Min(largest, Array.MaxLength));
        try
        {
            await response.Content.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return Read<T>(content.Written.Span, response.RequestMessage) ?? throw new JsonException("it is null");
        }
        catch (Exception exception) when (exception is JsonException or SizeLimitException || IsBadPacking(exception))
        {
            var redactor = Redactor.Of(response.RequestMessage);
            var failure = exception is SizeLimitException
                ? service.Errors.New(FailureKind.Response, $"The response is larger than {largest} bytes, which is the limit ({nameof(ClientOptions.MaxResponseSize)}).")
                : service.Errors.New(FailureKind.Response, "The answer is not what the contract says: " + redactor.Redact(exception).Message, redactor.Redact(exception));
            failure.Take(ErrorBody.Read(exception is SizeLimitException ? content.Written.Span[..Math.Min(LongestLook, (int)content.Length)] : content.Written.Span, redactor));
            throw ErrorResponses.Of(failure, response);
        }
    }

    /// <summary>Whether content is not packed as its <c>Content-Encoding</c> says. Brotli's reader throws another exception than the others.</summary>
    internal static bool IsBadPacking(Exception exception) => exception is InvalidDataException or (InvalidOperationException { InnerException: null } and not ObjectDisposedException);

    /// <summary>Reads a model that did not come as an answer, such as the body of a webhook.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="service">Whose model it is.</param>
    /// <param name="content">The JSON as UTF-8.</param>
    /// <exception cref="ServiceException">It is not what the contract says.</exception>
    public static T Parse<T>(ApiService service, ReadOnlySpan<byte> content)
        where T : class, IJsonReadable<T>
    {
        try
        {
            return Read<T>(content, request: null) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw service.Errors.New(FailureKind.Response, $"This is no {typeof(T).Name} as the contract says: {exception.Message}", exception);
        }
    }

    private static T? Read<T>(ReadOnlySpan<byte> content, HttpRequestMessage? request)
        where T : class, IJsonReadable<T>
    {
        // RFC 8259 lets a reader skip it.
        content = content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
        if (content.IsEmpty)
        {
            throw new JsonException("it is empty");
        }

        var reader = new Utf8JsonReader(content);
        try
        {
            reader.Read();
            var value = T.ReadFrom(ref reader);
            return reader.Read() ? throw new JsonException("something follows it") : value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader throws InvalidOperationException for text that is no valid Unicode.
            // Names are the service's; not even an exception that is caught here may have the key.
            var place = PrintableText.Of(Redactor.Of(request).Redact(JsonPlace.Of(content, reader.TokenStartIndex)), LongestPlace);
            throw new JsonException(place.Length == 0 ? exception.Message : $"{place}: {exception.Message}", exception);
        }
    }
}
