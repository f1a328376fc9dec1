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
            Write(request.Output, OpenApiDocument.Load(path), source: path, etag: null);
            return PullResult.Written;
        }

        var source = SourceAddress.Display(address);
        var known = new ETagFile(request.Output).Find(source);
        var answer = await client.GetAsync(address, known, request.Timeout, cancellationToken).ConfigureAwait(false);
        if (answer.Body is not { } body)
        {
            return PullResult.NotModified;
        }

        Write(request.Output, OpenApiDocument.From(DocumentReader.Read(body, source)), source, answer.ETag);
        return PullResult.Written;
    }

    private static void Write(string output, OpenApiDocument document, string source, string? etag)
    {
        var remembered = new ETagFile(output);
        OutputFile.Write(output, stream =>
        {
            // Indented, a document of one line can outgrow what is read back.
            DocumentWriter.Write(document.Root, new LimitedStream(stream, DocumentLimits.MaxBytes, () => DocumentLimits.TooLarge(output)));
            // From here on the old ETag is wrong, also if the new one is never written.
            remembered.Delete();
        });

        if (etag is not null)
        {
            remembered.Write(source, etag);
        }
    }
}
