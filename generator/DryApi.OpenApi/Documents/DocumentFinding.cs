using DryApi.Contracts;

namespace DryApi.OpenApi.Documents;

/// <summary>What is wrong in a document that is read nevertheless.</summary>
/// <param name="Rule">The rule that calls it what it is.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Pointer">The way to it, as it was.</param>
/// <param name="Problem">What is wrong, in a clause; null where the rule says it.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record DocumentFinding(DriftRule Rule, DocumentNode Node, string Pointer, string? Problem, string Remedy);
