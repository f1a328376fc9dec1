using System.Globalization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi;

/// <summary>Which exception stands for which status.</summary>
internal static class ErrorAnswers
{
    /// <summary>The exceptions by status, as Kiota's adapters ask for them.</summary>
    public static readonly Dictionary<string, ParsableFactory<IParsable>> Mapping = new(StringComparer.Ordinal)
    {
        ["401"] = static _ => New(401),
        ["403"] = static _ => New(403),
        ["404"] = static _ => New(404),
        ["422"] = static _ => New(422),
        ["429"] = static _ => New(429),
        ["4XX"] = static _ => New(400),
        ["5XX"] = static _ => New(500),
    };

    public static DryApiException New(int status) => status switch
    {
        401 => new DryApiUnauthorizedException(),
        403 => new DryApiForbiddenException(),
        404 => new DryApiNotFoundException(),
        422 => new DryApiValidationException(),
        429 => new DryApiRateLimitException(),
        >= 500 => new DryApiServerException(),
        _ => new DryApiException(),
    };

    /// <summary>The exception for an answer that is no success.</summary>
    public static async Task<DryApiException> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var exception = Of(New((int)response.StatusCode), response);
        try
        {
            exception.Take(ErrorBody.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), KeyOf(response.RequestMessage)));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The status is worth more than the rest of a body that never came.
        }

        Complete(exception, response.RequestMessage?.Method.Method, response.RequestMessage?.RequestUri, time);
        return exception;
    }

    /// <summary>The exception with the status and the headers of an answer, and the request it answers.</summary>
    public static DryApiException Of(DryApiException exception, HttpResponseMessage response)
    {
        exception.ResponseStatusCode = (int)response.StatusCode;
        exception.ResponseHeaders = response.Headers.Concat(response.Content.Headers)
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.SelectMany(header => header.Value), StringComparer.OrdinalIgnoreCase);
        return Of(exception, response.RequestMessage);
    }

    /// <summary>The exception with the request that was not answered.</summary>
    public static DryApiException Of(DryApiException exception, HttpRequestMessage? request)
    {
        exception.RequestMethod = request?.Method.Method;
        exception.RequestAddress = request?.RequestUri;
        return exception;
    }

    /// <summary>The key that a request was sent with: an answer that quotes it must not carry it into a message.</summary>
    public static string? KeyOf(HttpRequestMessage? request) => request?.Headers.Authorization?.Parameter;

    /// <summary>Adds the request, and to a rate limit what its headers say.</summary>
    public static void Complete(DryApiException exception, string? method, Uri? address, TimeProvider time)
    {
        exception.RequestMethod = method;
        exception.RequestAddress = address;
        if (exception is not DryApiRateLimitException limit)
        {
            return;
        }

        limit.LimitType = Header(limit, "X-RateLimit-Type");
        limit.Limit = Number(limit, "X-RateLimit-Limit");
        limit.Remaining = Number(limit, "X-RateLimit-Remaining");
        limit.DailyLimit = Number(limit, "X-RateLimit-Daily-Limit");
        limit.DailyRemaining = Number(limit, "X-RateLimit-Daily-Remaining");
        limit.RetryAfter = RetryAfter(Header(limit, "Retry-After"), time);
    }

    /// <summary>Seconds or a date; never negative.</summary>
    private static TimeSpan? RetryAfter(string? value, TimeProvider time)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
        {
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(365).TotalSeconds));
        }

        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            var wait = date - time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }

        return null;
    }

    private static long? Number(ApiException exception, string name) =>
        long.TryParse(Header(exception, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Header(ApiException exception, string name) =>
        exception.ResponseHeaders.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
}
