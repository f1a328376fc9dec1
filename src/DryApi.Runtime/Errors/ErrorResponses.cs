using DryApi.Http;

namespace DryApi.Errors;

/// <summary>Makes exceptions of responses that are no success.</summary>
internal static class ErrorResponses
{
    /// <summary>No message is longer; what follows is an attack or a mistake.</summary>
    private const int LongestBody = 1024 * 1024;

    private const int PieceSize = 8192;

    /// <summary>The exception for an answer that is no success.</summary>
    /// <param name="service">Whose response it is.</param>
    /// <param name="response">The answer.</param>
    /// <param name="time">What a date of <c>Retry-After</c> is counted from.</param>
    /// <param name="limit">Ends the reading of the body; the exception then has what came until then.</param>
    /// <param name="caller">Ends the call.</param>
    public static async ValueTask<ServiceException> ReadAsync(ApiService service, HttpResponseMessage response, TimeProvider time, CancellationToken limit, CancellationToken caller)
    {
        using var content = new PooledBuffer(PieceSize);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(limit).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (content.Length < LongestBody && await stream.ReadAsync(content.GetMemory(PieceSize)[..PieceSize], limit).ConfigureAwait(false) is > 0 and var count)
                {
                    content.Advance(count);
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException || ResponseReader.IsBadPacking(error) || (error is OperationCanceledException && !caller.IsCancellationRequested))
        {
            // The status is worth more than the rest of a body that never came or cannot be unpacked.
        }

        var body = ErrorBody.Read(ResponseCharset.ToShownUtf8(content.Written, response.Content.Headers).Span, Redactor.Of(response.RequestMessage));
        var exception = service.Errors.OfStatus((int)response.StatusCode, body.Errors.ContainsKey);
        exception.Take(body);
        Of(exception, response);
        exception.TakeRetryAfter(RateLimitHeaders.RetryAfter(service.Headers, exception.ResponseHeaders, time));
        exception.Advice = RedirectHost(response) is { } host ? $"It redirects to {host}, and no redirect is followed." : null;
        return exception;
    }

    /// <summary>The exception with the status and the headers of an answer, and the request it answers.</summary>
    public static ServiceException Of(ServiceException exception, HttpResponseMessage response)
    {
        exception.ResponseStatusCode = (int)response.StatusCode;
        var redactor = Redactor.Of(response.RequestMessage);
        exception.ResponseHeaders = ResponseHeaders.Of(response)
            .ToDictionary(header => header.Key, header => (IEnumerable<string>)header.Value.Select(redactor.Redact).ToArray(), StringComparer.OrdinalIgnoreCase);
        return Of(exception, response.RequestMessage);
    }

    /// <summary>The exception with the request that was not answered.</summary>
    public static ServiceException Of(ServiceException exception, HttpRequestMessage? request)
    {
        exception.TakeRequest(request?.Method.Method, Redactor.Of(request).Redact(request?.RequestUri));
        return exception;
    }

    /// <summary>The host that a redirect leads to, as it can be printed; null when the response is none. No more of it: the rest may be a secret.</summary>
    private static string? RedirectHost(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } location)
        {
            return null;
        }

        return response.RequestMessage?.RequestUri is { IsAbsoluteUri: true } from && Uri.TryCreate(from, location, out var to) && (to.Scheme == Uri.UriSchemeHttps || to.Scheme == Uri.UriSchemeHttp)
            ? to.IsDefaultPort ? to.IdnHost : $"{to.IdnHost}:{to.Port}"
            : "what is no address of the web";
    }
}
