using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>One edit of a document, and whether callers that keep to the document as it was can fail on it.</summary>
/// <param name="Name">What is edited, and how.</param>
/// <param name="IsBreaking">Follows from the edit and from which way the value goes; the comparison is not asked.</param>
/// <param name="Apply">Edits a copy of the document, from its root.</param>
internal sealed record Mutation(string Name, bool IsBreaking, Action<DocumentNode> Apply)
{
    public override string ToString() => (IsBreaking ? "breaking: " : "harmless: ") + Name;
}
