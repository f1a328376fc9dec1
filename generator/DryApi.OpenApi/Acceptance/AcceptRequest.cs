using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Acceptance;

/// <summary>What is to be accepted, and where it is kept.</summary>
/// <param name="Document">The accepted document.</param>
/// <param name="Overlay">Its overlay; null for none.</param>
/// <param name="Contract">The accepted contract.</param>
/// <param name="Pulled">The document that takes the accepted one's place; null to accept the local one as it is.</param>
/// <param name="Changelog">Where the changes are noted; null for nowhere.</param>
/// <param name="Today">The day of the acceptance.</param>
/// <param name="Limits">What the files may be at most.</param>
/// <param name="Remote">Gets what URLs in the documents name; null where none is followed.</param>
/// <param name="Taken">The names of the project's own types; null for none.</param>
internal sealed record AcceptRequest(string Document, string? Overlay, string Contract, string? Pulled, string? Changelog, DateTime Today, DocumentLimits Limits, RemoteDocuments? Remote = null, IReadOnlyCollection<string>? Taken = null);
