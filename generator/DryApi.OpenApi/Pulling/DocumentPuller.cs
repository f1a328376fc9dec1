using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>Brings an OpenAPI document from its source into a file, or leaves the file as it is.</summary>
internal sealed class DocumentPuller(HttpDocumentClient client)
{
    /// <exception cref="InputException">The source cannot be reached or used; nothing was written.</exception>
    public async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        if (!SourceAddress.TryParse(request.Source, out var address))
        {
            var path = SourceAddress.FilePath(request.Source);
            var bytes = await ReadFileAsync(path, request, cancellationToken).ConfigureAwait(false);
            Write(request, DocumentReader.Read(bytes, path, request.Limits), source: path, etag: null);
            return PullResult.Written;
        }

        var source = SourceAddress.Display(address);
        var known = new ETagFile(request.Output).Find(source);
        var answer = await client.GetAsync(address, known, request, cancellationToken).ConfigureAwait(false);
        if (answer.Body is not { } body)
        {
            return PullResult.NotModified;
        }

        Write(request, DocumentReader.Read(body, source, request.Limits), source, answer.ETag);
        return PullResult.Written;
    }

    // A file can be a pipe that nobody writes to. What waits for it stays behind and holds nothing up.
    private async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, PullRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => InputFile.Read(path, request.Limits), cancellationToken).WaitAsync(request.Timeout, client.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw InputException.In(path, FormattableString.Invariant($"it did not end within {request.Timeout.TotalSeconds} s"), "try again, or allow more with --timeout");
        }
    }

    private static void Write(PullRequest request, DocumentNode document, string source, string? etag)
    {
        OpenApiDocument.VersionOf(document);
        var remembered = new ETagFile(request.Output);
        OutputFile.Write(request.Output, stream =>
        {
            // Indented, a document of one line can outgrow what is read back.
            DocumentWriter.Write(document, new LimitedStream(stream, request.Limits.MaxBytes, () => request.Limits.TooLarge(request.Output)));
            // From here on the old ETag is wrong, also if the new one is never written.
            remembered.Delete();
        });

        if (etag is not null)
        {
            remembered.Write(source, etag);
        }
    }
}
