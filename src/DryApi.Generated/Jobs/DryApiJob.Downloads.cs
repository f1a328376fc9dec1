using DryApi.Http;

namespace DryApi;

/// <content>Fetching what the job made.</content>
public partial class DryApiJob
{
    /// <summary>Gets or sets which of the formats of the result is fetched (<see cref="JobResult.Formats"/>); null for the result as it was made.</summary>
    internal string? Format { get; set; }

    /// <summary>
    /// Saves the result to a file, waiting for the job's end first if need be. The file appears when it is whole; nothing is left of one that is not.
    /// </summary>
    /// <remarks>
    /// After a cut it goes on where it was (<c>Range</c>), or from the beginning where
    /// the storage has another file by now or cannot send the rest. Between attempts are pauses, of half a second at first and then
    /// longer, or as long as the storage says; five attempts in a row that bring next to nothing (less than 64 KiB and less than a
    /// hundredth of the result), or a thousand in all, end it. A link that expired is renewed once. Less than 16 KiB within the client's
    /// timeout is a cut too. The API key is not sent. A client on any Kiota adapter fetches through that adapter where its authentication adds nothing for
    /// the host of the link, as Kiota's providers with allowed hosts do; otherwise, as the adapter would send the key, through an HTTP client of the SDK.
    /// <para>
    /// Only https links are fetched, and http links to this machine's loopback addresses when the service is there too. Which hosts https
    /// leads to is the service's choice, private networks included; <see cref="Http.ClientOptions.DownloadClient"/> can be one that restricts them.
    /// </para>
    /// </remarks>
    /// <param name="path">
    /// Where to save it. An existing file is replaced at once, and keeps its mode (not its owner); a link stays, and what it leads to is replaced.
    /// A pipe or a device is written to. Until the file is whole, its bytes lie beside it in a file whose name ends in <c>.dryapi.part</c>, which
    /// only a killed process leaves behind; it can be deleted.
    /// </param>
    /// <param name="progress">Told how many bytes are there: 0, then more and more, and fewer again only if it begins anew.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a folder, or no path.</exception>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The result has no file, or it could not be fetched; the type says why.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of <paramref name="path"/> is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only, or belongs to somebody else.</exception>
    /// <exception cref="IOException">The file cannot be written: the disk is full, its links lead in a circle, it is a socket, its name is too long.</exception>
    public virtual async Task DownloadAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        await ResultFile.At(path).SaveAsync(file => DownloadAsync(new DownloadTarget(file), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the result to a stream from where it stands, waiting for the job's end first if need be.</summary>
    /// <remarks>
    /// <inheritdoc cref="DownloadAsync(string, IProgress{long}?, CancellationToken)" path="/remarks/node()"/>
    /// A stream that cannot seek cannot go back to the beginning: a cut after which the storage cannot send the rest ends it.
    /// </remarks>
    /// <param name="destination">Where to write it; it is left open, and holds a part when the call fails.</param>
    /// <param name="progress">Told how many bytes are there: 0, then more and more, and fewer again only if it begins anew.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> cannot be written to.</exception>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The result has no file, or it could not be fetched; the type says why.</exception>
    public virtual Task DownloadAsync(Stream destination, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return destination.CanWrite
            ? DownloadAsync(new DownloadTarget(destination), progress, cancellationToken)
            : throw new ArgumentException("The stream cannot be written to.", nameof(destination));
    }

    /// <summary>Fetches the result to memory, waiting for the job's end first if need be.</summary>
    /// <remarks><inheritdoc cref="DownloadAsync(string, IProgress{long}?, CancellationToken)" path="/remarks/node()"/></remarks>
    /// <param name="progress">Told how many bytes are there: 0, then more and more, and fewer again only if it begins anew.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes of the result; at most 2 GB, as arrays in .NET.</returns>
    /// <exception cref="DryApiJobFailedException">The job ended with an error.</exception>
    /// <exception cref="DryApiException">The result has no file, is too large, or could not be fetched; the type says why.</exception>
    public virtual async Task<byte[]> DownloadBytesAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var memory = new MemoryStream();
        await DownloadAsync(new DownloadTarget(memory, isOwnMemory: true), progress, cancellationToken).ConfigureAwait(false);
        return memory.Capacity == memory.Length ? memory.GetBuffer() : memory.ToArray();
    }

    private async Task DownloadAsync(DownloadTarget target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var result = _result ?? await WaitAsync(null, cancellationToken).ConfigureAwait(false);
        var link = LinkOf(result) ?? throw (_refusal is null
            ? new DryApiException($"Job {Id} made no file; its text is in JobResult.Text.")
            : new DryApiResponseException($"The result of job {Id} {_refusal}."));
        using var ofAdapter = Transport is null ? DownloadClients.Of(_adapter) : null;
        var attempt = new DownloadAttempt(ofAdapter ?? Transport!.DownloadClient, Time, Id, target, progress, Transport?.MaxResultSize);
        await JobTelemetry.DownloadAsync(this, link, attempt, target, new ResultDownload(attempt, link, GetFreshLinkAsync, Time), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Uri?> GetFreshLinkAsync(CancellationToken cancellationToken)
    {
        var status = await GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return status.Status == JobStatus.Done ? LinkOf(_result = ToResult(status)) : null;
    }

    private Uri? LinkOf(JobResult result) => Format is null ? result.ResultUrl : result.Formats.GetValueOrDefault(Format);
}
