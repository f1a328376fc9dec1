using System.Buffers;
using System.Globalization;
using System.Net;
using DryApi.Errors;
using DryApi.Http;

namespace DryApi;

/// <summary>Attempts to fetch a result or the rest of it, one after the other. What is short is never taken for whole.</summary>
internal sealed class DownloadAttempt(HttpClient client, TimeProvider time, string jobId, DownloadTarget target, IProgress<long>? progress, long? largest = null)
{
    private const int PieceLength = 128 * 1024;
    private const int MostRedirects = 10;

    /// <summary>An attempt that brings less than this, and less than a hundredth of the result, brings next to nothing.</summary>
    private const int EnoughToGoOn = 64 * 1024;

    /// <summary>What has to come within the client's timeout.</summary>
    private const int EnoughInTime = 16 * 1024;

    private ResultVersion? _version;
    private long? _length;
    private long _furthest;

    /// <summary>Whether the last one brought enough that had not been there before.</summary>
    public bool HasMoved { get; set; }

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Makes one.</summary>
    /// <returns>What went wrong; null when the result is whole.</returns>
    public async Task<DryApiException?> RunAsync(Uri link, CancellationToken cancellationToken)
    {
        HasMoved = false;
        Count++;
        if (_version is null && !target.CanBegin)
        {
            return NoWayBack(link);
        }

        // No byte for as long as the client waits for an answer is a cut.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (response, failure) = await OpenAsync(link, stall, cancellationToken).ConfigureAwait(false);
        using (response)
        {
            if (response is null)
            {
                return failure;
            }

            if (response.StatusCode == HttpStatusCode.OK)
            {
                if (!target.CanBegin)
                {
                    return NoWayBack(link);
                }

                _length = response.Content.Headers.ContentLength;
                if (_length > largest)
                {
                    return TooLarge(link);
                }

                _version = ResultVersion.Of(response);
                target.Begin(_length);
            }

            progress?.Report(target.Received);
            return await CopyAsync(response, link, stall, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An answer whose content is the result or its rest, or what went wrong.</summary>
    private async Task<(HttpResponseMessage? Response, DryApiException? Failure)> OpenAsync(Uri link, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(link, stall.Token).ConfigureAwait(false);
            stall.CancelAfter(TimeLimit.ForTimers(client.Timeout));
            if (await JudgeAsync(response, link, stall.Token).ConfigureAwait(false) is not { } failure)
            {
                return (response, null);
            }

            response.Dispose();
            return (null, failure);
        }
        catch (Exception exception) when (FailureOf(exception, cancellationToken) is { } failure)
        {
            response?.Dispose();
            return (null, Cut(failure, exception, link));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri link, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            // A link of its own: no key, no headers of the API.
            using var request = new HttpRequestMessage(HttpMethod.Get, link) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
            DryApiClient.Service.UserAgent.AddTo(request, client);
            request.Headers.AcceptEncoding.ParseAdd("identity");
            if (target.Received > 0)
            {
                _version?.AskForRest(request, target.Received);
            }

            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (redirects == MostRedirects || ResultLink.Target(link, response) is not { } next || !ResultLink.MayLeadTo(link, next))
            {
                return response;
            }

            response.Dispose();
            link = next;
        }
    }

    /// <summary>What is wrong with an answer; null when its content can be read.</summary>
    private async Task<DryApiException?> JudgeAsync(HttpResponseMessage response, Uri link, CancellationToken cancellationToken)
    {
        var address = response.RequestMessage?.RequestUri ?? link;
        if (address != link && !ResultLink.MayLeadTo(link, address))
        {
            return Unusable($"was redirected to {ResultLink.Text(address)}, which is not https");
        }

        if (ResultLink.Target(address, response) is { } next)
        {
            return Unusable($"is redirected to {ResultLink.Text(next)}; only https is followed, at most {MostRedirects} times");
        }

        var isRest = response.StatusCode == HttpStatusCode.PartialContent && target.Received > 0 && _version?.IsContinuedBy(response, target.Received) == true;
        if (isRest)
        {
            return null;
        }

        if (target.Received > 0 && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The next attempt begins anew.
            _version = null;
            return Cut(FailureKind.Connection, "the storage sent another part than it was asked for", null, link);
        }

        if (!response.IsSuccessStatusCode)
        {
            return await DownloadFailures.OfAsync(response, address, time, cancellationToken).ConfigureAwait(false);
        }

        return response.StatusCode != HttpStatusCode.OK ? Unusable($"was answered with the status {(int)response.StatusCode}")
            : response.Content.Headers.ContentEncoding.Any(encoding => encoding != "identity") ? Unusable("came compressed, though it was asked for as it is")
            : !HasEnd(response) ? Unusable("came without a length, so that a part of it could not be told from the whole")
            : null;

        DryApiException Unusable(string what) => DownloadFailures.Of(new DryApiResponseException($"The result of job {jobId} {what}."), response, address);
    }

    /// <summary>Whether the answer says where it ends; what ends with the connection can end anywhere.</summary>
    private static bool HasEnd(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true || response.Version.Major > 1;

    private async Task<DryApiException?> CopyAsync(HttpResponseMessage response, Uri link, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        using var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        var before = _furthest;
        var (came, waited) = (0L, TimeSpan.Zero);
        try
        {
            while (_length is null || target.Received < _length)
            {
                if (client.Timeout != Timeout.InfiniteTimeSpan && waited >= client.Timeout)
                {
                    return TooSlow(came, null, link);
                }

                int count;
                try
                {
                    var start = time.GetTimestamp();
                    stall.CancelAfter(client.Timeout == Timeout.InfiniteTimeSpan ? client.Timeout : TimeLimit.ForTimers(client.Timeout - waited));
                    count = await content.ReadAsync(piece, stall.Token).ConfigureAwait(false);
                    stall.CancelAfter(Timeout.InfiniteTimeSpan);
                    waited += time.GetElapsedTime(start);
                }
                catch (Exception exception) when (FailureOf(exception, cancellationToken) is { } failure)
                {
                    return came > 0 && exception is OperationCanceledException ? TooSlow(came, exception, link) : Cut(failure, exception, link);
                }

                if (count == 0)
                {
                    return _length is null ? null : Cut(FailureKind.Connection, "the answer ended", null, link);
                }

                if (target.Received + count > largest)
                {
                    return TooLarge(link);
                }

                await target.WriteAsync(piece.AsMemory(0, (int)Math.Min(count, (_length ?? long.MaxValue) - target.Received)), cancellationToken).ConfigureAwait(false);
                _furthest = Math.Max(_furthest, target.Received);
                HasMoved |= _furthest - before >= Math.Clamp(_length / 100 ?? EnoughToGoOn, 1, EnoughToGoOn);
                progress?.Report(target.Received);
                (came, waited) = came + count >= EnoughInTime ? (0, TimeSpan.Zero) : (came + count, waited);
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>What ended an attempt, be it thrown by the network or by a handler of the HTTP client; null for the caller's own end and errors of the program.</summary>
    private static ServiceException? FailureOf(Exception exception, CancellationToken cancellationToken) =>
        CallFailures.Of(DryApiClient.Service.Errors, exception, Redactor.None, hasResponse: false, hasBegun: false, allowed: null, cancellationToken);

    private DryApiException Cut(ServiceException failure, Exception exception, Uri link) => Cut(
        failure.Kind,
        exception is OperationCanceledException ? string.Create(CultureInfo.InvariantCulture, $"nothing came for {client.Timeout.TotalSeconds:0.###} seconds") : (failure.InnerException ?? failure).Message.TrimEnd('.'),
        failure.InnerException,
        link);

    private DryApiException Cut(FailureKind kind, string what, Exception? exception, Uri link) => DownloadFailures.Of(
        (DryApiException)DryApiClient.Service.Errors.New(kind, $"The result of job {jobId} could not be fetched: {what}, after {target.Received} of {_length?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} bytes.", exception),
        link);

    private DryApiException TooSlow(long came, Exception? exception, Uri link) =>
        Cut(FailureKind.Timeout, string.Create(CultureInfo.InvariantCulture, $"only {came} bytes came in {client.Timeout.TotalSeconds:0.###} seconds"), exception, link);

    private DryApiException TooLarge(Uri link) => DownloadFailures.Of(
        new DryApiResponseException($"The result of job {jobId} has {_length?.ToString(CultureInfo.InvariantCulture) ?? "more"} bytes, and {largest} is the limit ({nameof(DryApiClientOptions.MaxResultSize)})."),
        link);

    private DryApiException NoWayBack(Uri link) => DownloadFailures.Of(
        new DryApiException($"The result of job {jobId} was cut after {target.Received} bytes, its storage begins anew, and the stream cannot go back; use one that can seek, or a path."),
        link);
}
