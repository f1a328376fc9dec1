using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Commands;

/// <summary>What several commands begin with: a document, changed by its overlay, as a contract.</summary>
internal static class ContractInput
{
    /// <exception cref="InputException">The document or the overlay cannot be used.</exception>
    public static Contract Load(string documentPath, string? overlayPath, long maxWork) =>
        OpenApiContractReader.Read(LoadDocument(documentPath, overlayPath).Root, OpenApiContractReader.NewBudget(maxWork));

    /// <exception cref="InputException">The document or the overlay cannot be used.</exception>
    public static OpenApiDocument LoadDocument(string documentPath, string? overlayPath)
    {
        var document = OpenApiDocument.Load(documentPath);
        if (overlayPath is not null)
        {
            Overlay.Load(overlayPath).ApplyTo(document.Root);

            // The overlay may have added references, or removed what others name.
            document = OpenApiDocument.From(document.Root);
        }

        return document;
    }
}
