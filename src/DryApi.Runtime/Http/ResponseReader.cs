using System.ComponentModel;
using System.Globalization;
using System.Net.Http.Headers;
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

    /// <summary>What a success without a body is told as.</summary>
    internal const string NoBody = "The service responded with success and without a body, where the contract has one.";

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

        if (T.Take(response) is { } taken)
        {
            return taken;
        }

        using var content = new PooledBuffer((int)Math.Clamp(LengthOf(response.Content.Headers), 1, LargestGuess), (int)Math.Min(largest, Array.MaxLength));
        T? model = null;
        Exception? problem = null;
        try
        {
            await response.Content.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            if (T.Raw(content.Written, response.Content.Headers) is { } raw)
            {
                return raw;
            }

            var text = ResponseCharset.ToUtf8(content.Written, response.Content.Headers).Span;
            model = (IsBlank(text) ? T.Empty : null) ?? Read<T>(text, response.RequestMessage) ?? throw new JsonException("it is null");
            if (!ErrorInside.IsIn(text, model))
            {
                return model;
            }
        }
        catch (Exception exception) when (exception is JsonException or SizeLimitException || IsBadPacking(exception))
        {
            problem = exception;
        }

        throw ErrorResponses.Of(FailureOf(service, content.Written, response, problem, largest), response);
    }

    /// <summary>Reads the data of an event, which are UTF-8.</summary>
    /// <param name="service">Whose response it is.</param>
    /// <param name="data">The data.</param>
    /// <param name="response">The response that it came in.</param>
    /// <exception cref="ServiceException">They are not what the contract says.</exception>
    internal static T ReadEvent<T>(ApiService service, ReadOnlySpan<byte> data, HttpResponseMessage response)
        where T : class, IJsonReadable<T>
    {
        JsonException? problem = null;
        try
        {
            var model = Read<T>(data, response.RequestMessage) ?? throw new JsonException("it is null");
            if (!ErrorInside.IsIn(data, model))
            {
                return model;
            }
        }
        catch (JsonException exception)
        {
            problem = exception;
        }

        throw ErrorResponses.Of(FailureOf(service, data.ToArray(), response, problem, data.Length), response);
    }

    /// <summary>How long it says that it is: a guess at the memory, for which no header is kept in its parsed form.</summary>
    private static long LengthOf(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Length", out var values) && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : UsualSize;

    /// <summary>The exception for a success that is none.</summary>
    /// <param name="service">Whose response it is.</param>
    /// <param name="content">What came of it.</param>
    /// <param name="response">The response.</param>
    /// <param name="problem">Why it could not be read; null where it was, and is an error.</param>
    /// <param name="largest">How many bytes were taken.</param>
    private static ServiceException FailureOf(ApiService service, ReadOnlyMemory<byte> content, HttpResponseMessage response, Exception? problem, long largest)
    {
        var redactor = Redactor.Of(response.RequestMessage);
        var shown = ResponseCharset.ToShownUtf8(problem is SizeLimitException ? content[..Math.Min(LongestLook, content.Length)] : content, response.Content.Headers);
        var body = ErrorBody.Read(shown.Span, redactor);
        var failure = service.Errors.New(FailureKind.Response, MessageOf(), problem is SizeLimitException or null ? null : redactor.Redact(problem));
        failure.Take(body);
        return failure;

        string MessageOf() => problem switch
        {
            SizeLimitException => $"The response is larger than {largest} bytes, which is the limit ({nameof(ClientOptions.MaxResponseSize)}).",
            JsonException when IsBlank(shown.Span) => NoBody,
            null => ErrorText(body),
            JsonException when ErrorInside.IsIn(shown.Span, model: null) => ErrorText(body),
            _ => "The answer is not what the contract says: " + redactor.Redact(problem).Message,
        };
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

    private static string ErrorText(ErrorBody body) => (body.Message ?? (body.Errors.Count > 0 ? null : body.Excerpt)) is { } text
        ? "The service responded with success and an error inside: " + text
        : "The service responded with success and an error inside.";

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) < 0;

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
            throw new JsonException(place.Length == 0 ? ReasonOf(exception) : $"{place}: {ReasonOf(exception)}", exception);
        }
    }

    /// <summary>What the reader says, without the line and the byte that it adds for programs.</summary>
    private static string ReasonOf(Exception exception) =>
        exception.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var end ? exception.Message[..end] : exception.Message;
}
