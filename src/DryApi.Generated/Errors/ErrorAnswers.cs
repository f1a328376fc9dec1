using DryApi.Http;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi;

/// <summary>Which exception stands for which answer.</summary>
internal static class ErrorAnswers
{
    /// <summary>No message is longer; what follows is an attack or a mistake.</summary>
    private const int LongestBody = 1024 * 1024;

    private const int PieceSize = 8192;

    /// <summary>The exceptions by status, as Kiota's adapters ask for them.</summary>
    public static readonly Dictionary<string, ParsableFactory<IParsable>> Mapping = new(StringComparer.Ordinal)
    {
        ["401"] = static _ => New(401),
        ["403"] = static _ => New(403),
        ["404"] = static _ => New(404),
        ["422"] = static node => New(422, isBalance: node.GetChildNode("errors")?.GetChildNode(ErrorBody.BalanceField) is not null),
        ["429"] = static _ => New(429),
        ["4XX"] = static _ => New(400),
        ["5XX"] = static _ => New(500),
    };

    public static DryApiException New(int status, bool isBalance = false) => status switch
    {
        401 => new DryApiUnauthorizedException(),
        403 => new DryApiForbiddenException(),
        404 => new DryApiNotFoundException(),
        422 when isBalance => new DryApiInsufficientBalanceException(),
        422 => new DryApiValidationException(),
        429 => new DryApiRateLimitException(),
        >= 500 => new DryApiServerException(),
        _ => new DryApiException(),
    };

    /// <summary>The exception for an answer that is no success.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="time">What a date of <c>Retry-After</c> is counted from.</param>
    /// <param name="limit">Ends the reading of the body; the exception then has what came until then.</param>
    /// <param name="caller">Ends the call.</param>
    public static async ValueTask<DryApiException> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken limit, CancellationToken caller)
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
        catch (Exception error) when (error is HttpRequestException or IOException || AnswerReader.IsBadPacking(error) || (error is OperationCanceledException && !caller.IsCancellationRequested))
        {
            // The status is worth more than the rest of a body that never came or cannot be unpacked.
        }

        var body = ErrorBody.Read(content.Written.Span, Redactor.Of(response.RequestMessage));
        var exception = New((int)response.StatusCode, body.Errors.ContainsKey(ErrorBody.BalanceField));
        exception.Take(body);
        Of(exception, response);
        exception.RetryAfter = RateLimitHeaders.RetryAfter(exception.ResponseHeaders, time);
        exception.Advice = RedirectHost(response) is { } host ? $"It redirects to {host}, and no redirect is followed." : null;
        return exception;
    }

    /// <summary>The exception with the status and the headers of an answer, and the request it answers.</summary>
    public static DryApiException Of(DryApiException exception, HttpResponseMessage response)
    {
        exception.ResponseStatusCode = (int)response.StatusCode;
        var redactor = Redactor.Of(response.RequestMessage);
        exception.ResponseHeaders = ResponseHeaders.Of(response)
            .ToDictionary(header => header.Key, header => (IEnumerable<string>)header.Value.Select(redactor.Redact).ToArray(), StringComparer.OrdinalIgnoreCase);
        return Of(exception, response.RequestMessage);
    }

    /// <summary>The exception with the request that was not answered.</summary>
    public static DryApiException Of(DryApiException exception, HttpRequestMessage? request)
    {
        exception.RequestMethod = request?.Method.Method;
        exception.RequestAddress = Redactor.Of(request).Redact(request?.RequestUri);
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
