using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>What to pull, and where to.</summary>
/// <param name="Source">An https address, an http address of this machine, or a file.</param>
/// <param name="Output">The file to write.</param>
/// <param name="Timeout">The time for everything until the last byte has come, redirects included.</param>
/// <param name="Limits">What the document may be at most.</param>
/// <param name="Remote">Gets what URLs in the document name; null where none is followed.</param>
internal sealed record PullRequest(string Source, string Output, TimeSpan Timeout, DocumentLimits Limits, RemoteDocuments? Remote);
