using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>What a comparison found.</summary>
/// <param name="Changes">The changes of the contract, the worst first.</param>
/// <param name="Texts">The texts that changed, which are none of them; empty where a side is a contract's text, which has no texts.</param>
/// <param name="Findings">What of the new document cannot be used.</param>
/// <param name="BaseFindings">What of the old document alone cannot be used: there it was judged by less than it says.</param>
internal sealed record DriftFindings(IReadOnlyList<Change> Changes, IReadOnlyList<TextChange> Texts, IReadOnlyList<Change> Findings, IReadOnlyList<Change> BaseFindings);
