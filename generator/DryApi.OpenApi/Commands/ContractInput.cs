using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary>What several commands begin with: a document, changed by an overlay that has to fit it.</summary>
internal static class ContractInput
{
    /// <summary>The contract of a document.</summary>
    /// <exception cref="InputException">The document or the overlay cannot be used.</exception>
    public static DriftSide Load(string documentPath, string? overlayPath, DocumentLimits? limits = null, RemoteDocuments? remote = null, IReadOnlyCollection<string>? taken = null)
    {
        var side = new DriftInput(documentPath, limits, remote, taken).LoadDocument(overlayPath is null ? null : Overlay.Load(overlayPath, limits));
        RequireFit(side.Overlay);
        return side;
    }

    /// <summary>The document itself.</summary>
    /// <exception cref="InputException">The document or the overlay cannot be used.</exception>
    public static LoadedDocument LoadDocument(string documentPath, string? overlayPath, DocumentLimits? limits = null, RemoteDocuments? remote = null)
    {
        var loaded = LoadedDocument.Load(BundledDocument.Read(documentPath, limits, remote), overlayPath is null ? null : Overlay.Load(overlayPath, limits));
        RequireFit(loaded.Overlay);
        return loaded;
    }

    /// <summary>Refuses an overlay of which an action fits nothing.</summary>
    /// <exception cref="InputException">One does not.</exception>
    public static void RequireFit(OverlayResult? overlay)
    {
        if (overlay is { Unfit: [var (_, reason), ..] })
        {
            throw reason;
        }
    }
}
