using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Drift;

/// <summary>One of the two contracts of a comparison, and what became of the overlay on the way to it.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Overlay">What became of the overlay; null for a contract's text, and where there is no overlay.</param>
internal sealed record DriftSide(Contract Contract, OverlayResult? Overlay)
{
    /// <summary>Whether it was read from a document, whose descriptions say something too.</summary>
    public bool HasWords { get; init; }

    /// <summary>The document, as the overlay left it; null for a contract's text.</summary>
    public DocumentNode? Root { get; init; }

    /// <summary>What of the document cannot be used, each with its place.</summary>
    public IReadOnlyList<Change> Findings { get; init; } = [];
}
