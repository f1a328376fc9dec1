using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>Brings an OpenAPI document from its source into a file, or leaves the file as it is.</summary>
internal sealed class DocumentPuller(HttpDocumentClient client)
{
    /// <exception cref="InputException">The source cannot be reached or used; nothing was written.</exception>
    public async Task<PulledDocument> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        if (!SourceUrl.TryParse(request.Source, out var address))
        {
            var path = SourceUrl.FilePath(request.Source);
            var bytes = await ReadFileAsync(path, request, cancellationToken).ConfigureAwait(false);
            return Write(request, BundledDocument.Read(bytes, path, request.Limits, request.Remote), source: path, etag: null);
        }

        var source = SourceUrl.Display(address);
        var known = new ETagFile(request.Output).Find(source);
        var answer = await client.GetAsync(address, known, request.Timeout, request.Limits, cancellationToken).ConfigureAwait(false);
        if (answer.Body is not { } body)
        {
            return new PulledDocument(IsNew: false, []);
        }

        return Write(request, BundledDocument.Read(body, address, request.Limits, request.Remote), source, answer.ETag);
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

    private static PulledDocument Write(PullRequest request, BundledDocument bundle, string source, string? etag)
    {
        OpenApiDocument.VersionOf(bundle.Root);
        var remembered = new ETagFile(request.Output);
        OutputFile.Write(request.Output, stream =>
        {
            // Indented, a document of one line can outgrow what is read back.
            DocumentWriter.Write(bundle.Root, new LimitedStream(stream, request.Limits.MaxBytes, () => request.Limits.TooLarge(request.Output)));
            // From here on the old ETag is wrong, also if the new one is never written.
            remembered.Delete();
        });

        // Of a document with other files it says nothing about those.
        if (etag is not null && !bundle.HasOtherFiles)
        {
            remembered.Write(source, etag);
        }

        return new PulledDocument(IsNew: true, bundle.Findings);
    }
}
