using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>Makes an answer, or the exception that stands for it, from what came over HTTP.</summary>
internal static class AnswerReader
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="DryApiException">The answer is an error, or cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T>
    {
        await ThrowIfErrorAsync(response, time, cancellationToken).ConfigureAwait(false);
        byte[] content;
        try
        {
            content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw ErrorAnswers.Of(new DryApiConnectionException("The connection ended before the whole answer was there: " + exception.Message, exception), response);
        }

        try
        {
            return Read<T>(content) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            var failure = new DryApiAnswerException("The answer is not what the contract says: " + exception.Message, exception);
            failure.Take(ErrorBody.Read(content, ErrorAnswers.KeyOf(response.RequestMessage)));
            throw ErrorAnswers.Of(failure, response);
        }
    }

    /// <exception cref="DryApiException">The answer is no success.</exception>
    public static async Task ThrowIfErrorAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await ErrorAnswers.ReadAsync(response, time, cancellationToken).ConfigureAwait(false);
        }
    }

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
