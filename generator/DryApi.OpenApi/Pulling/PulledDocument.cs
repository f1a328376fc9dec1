using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>What a pull brought.</summary>
/// <param name="IsNew">Whether a document was written; not where the source said that the one of the last pull is still the current one.</param>
/// <param name="Unresolved">The references into other files that could not be followed.</param>
internal sealed record PulledDocument(bool IsNew, IReadOnlyList<DocumentFinding> Unresolved);
