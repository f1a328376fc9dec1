using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>Makes a model from JSON that came over HTTP.</summary>
internal static class AnswerReader
{
    private const int UsualSize = 4096;
    private const int LargestGuess = 1024 * 1024;

    /// <summary>Reads the content of a success.</summary>
    /// <exception cref="DryApiAnswerException">It is not what the contract says.</exception>
    /// <exception cref="HttpRequestException">The connection ended before all of it was there.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        if (NoContent.Instance is T nothing)
        {
            return nothing;
        }

        using var content = new PooledBuffer((int)Math.Clamp(response.Content.Headers.ContentLength ?? UsualSize, 1, LargestGuess));
        try
        {
            await response.Content.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return Read<T>(content.Written.Span) ?? throw new JsonException("it is null");
        }
        catch (Exception exception) when (exception is JsonException || IsBadPacking(exception))
        {
            var failure = new DryApiAnswerException("The answer is not what the contract says: " + exception.Message, exception);
            failure.Take(ErrorBody.Read(content.Written.Span, ErrorAnswers.KeyOf(response.RequestMessage)));
            throw ErrorAnswers.Of(failure, response);
        }
    }

    /// <summary>Whether content is not packed as its <c>Content-Encoding</c> says. Brotli's reader throws another exception than the others.</summary>
    public static bool IsBadPacking(Exception exception) => exception is InvalidDataException or (InvalidOperationException { InnerException: null } and not ObjectDisposedException);

    /// <summary>Reads a model that did not come as an answer, such as the body of a webhook.</summary>
    /// <exception cref="DryApiAnswerException">It is not what the contract says.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> content)
        where T : class, IJsonReadable<T>
    {
        try
        {
            return Read<T>(content) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new DryApiAnswerException($"This is no {typeof(T).Name} as the contract says: {exception.Message}", exception);
        }
    }

    private static T? Read<T>(ReadOnlySpan<byte> content)
        where T : class, IJsonReadable<T>
    {
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
            var place = AnswerPlace.Of(content, reader.TokenStartIndex);
            throw new JsonException(place.Length == 0 ? exception.Message : $"{place}: {exception.Message}", exception);
        }
    }
}
