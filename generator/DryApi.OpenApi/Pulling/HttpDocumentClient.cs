using System.Net;
using System.Net.Security;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>Gets a document over HTTP within limits of time, size and redirects.</summary>
/// <param name="time">The clock of the time limit.</param>
/// <param name="certificateValidation">Judges the server's certificate in place of the system; null for the system.</param>
internal sealed class HttpDocumentClient(TimeProvider time, RemoteCertificateValidationCallback? certificateValidation = null)
{
    private const int MaxRedirects = 5;

    public TimeProvider Time => time;

    /// <param name="source">The address.</param>
    /// <param name="etag">The ETag of the document that is already there, or null.</param>
    /// <param name="timeout">The time for everything until the last byte.</param>
    /// <param name="limits">What the answer may be at most.</param>
    /// <param name="cancellationToken">Ends the request early.</param>
    /// <exception cref="InputException">There is no usable answer.</exception>
    public async Task<DocumentResponse> GetAsync(Uri source, string? etag, TimeSpan timeout, DocumentLimits limits, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            using var client = new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
            return await FollowAsync(client, source, etag, limits, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw InputException.In(SourceUrl.Display(source), FormattableString.Invariant($"no complete answer came within {timeout.TotalSeconds} s"), "try again, or allow more with --timeout");
        }
    }

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        Proxy = new LoopbackBypassProxy(HttpClient.DefaultProxy),
        UseCookies = false,
        // What is refused is not read to its end.
        MaxResponseDrainSize = 0,
        SslOptions = { RemoteCertificateValidationCallback = certificateValidation },
    };

    private static async Task<DocumentResponse> FollowAsync(HttpClient client, Uri source, string? etag, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var address = source;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var response = await SendAsync(client, address, etag, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await ReadAsync(response, address, isConditional: etag is not null, limits, cancellationToken).ConfigureAwait(false);
            }

            address = SourceUrl.Redirect(address, response);
        }

        throw InputException.In(SourceUrl.Display(source), $"it redirects more than {MaxRedirects} times", "name the address where the document is");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Uri address, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json, application/yaml;q=0.9, */*;q=0.1");
        request.Headers.TryAddWithoutValidation("User-Agent", "dryapi-openapi");
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw InputException.In(SourceUrl.Display(address), Reason(exception), "check the address and the network");
        }
    }

    private static string Reason(HttpRequestException exception)
    {
        var detail = exception.GetBaseException().Message.TrimEnd('.');
        return exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"its host is unknown ({detail})",
            HttpRequestError.SecureConnectionError => $"no trusted TLS connection can be made ({detail})",
            HttpRequestError.ResponseEnded => "the connection was closed before an answer came",
            _ => $"it cannot be reached ({detail})",
        };
    }

    private static async Task<DocumentResponse> ReadAsync(HttpResponseMessage response, Uri address, bool isConditional, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var name = SourceUrl.Display(address);
        var etag = response.Headers.TryGetValues("ETag", out var values) ? values.FirstOrDefault() : null;
        if (response.StatusCode == HttpStatusCode.NotModified && isConditional)
        {
            return new DocumentResponse(Body: null, etag);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw InputException.In(name, $"it answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(), "check the address");
        }

        var headers = response.Content.Headers;
        if (headers.ContentLength > limits.MaxBytes)
        {
            throw limits.TooLarge(name);
        }

        // The handler takes away what it has decoded.
        if (headers.ContentEncoding.Count > 0 && !headers.ContentEncoding.All(encoding => encoding == "identity"))
        {
            throw InputException.In(name, $"its body is compressed with {string.Join(", ", headers.ContentEncoding)}", "gzip, br or none was asked for, check the source");
        }

        var body = await ReadBodyAsync(response, name, limits, cancellationToken).ConfigureAwait(false);
        RefuseHtml(body.Span, headers.ContentType?.MediaType, name);
        return new DocumentResponse(body, etag);
    }

    // The limit holds for the decompressed bytes: a small body can swell.
    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, string name, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    if (body.Length + read > limits.MaxBytes)
                    {
                        throw limits.TooLarge(name);
                    }

                    body.Write(buffer, 0, read);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw InputException.In(name, $"the answer broke off after {body.Length} bytes", "try again");
        }
        catch (InvalidDataException exception)
        {
            throw InputException.In(name, $"its compressed body is damaged ({exception.Message.TrimEnd('.')})", "try again");
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static void RefuseHtml(ReadOnlySpan<byte> body, string? mediaType, string name)
    {
        // Neither JSON nor a YAML mapping begins so.
        var isHtml = mediaType is "text/html" or "application/xhtml+xml" || body.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];
        if (isHtml)
        {
            throw InputException.In(name, "it answers with a web page, not with an OpenAPI document", "check the address");
        }
    }
}
