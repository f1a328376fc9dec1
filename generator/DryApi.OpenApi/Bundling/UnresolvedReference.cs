using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Bundling;

/// <summary>Why a reference into another file could not be followed.</summary>
/// <param name="Text">The reference as it was written.</param>
/// <param name="Problem">What is wrong with it, in a clause that follows its text.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
internal sealed record UnresolvedReference(string Text, string Problem, string Remedy)
{
    /// <summary>It, as what is wrong in a document.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="pointer">The way to it.</param>
    public DocumentFinding ToFinding(DocumentNode reference, string pointer) => new(ProseRules.ReferenceUnresolved, reference, pointer, $"{InputException.Quote(Text)} {Problem}", Remedy);
}
