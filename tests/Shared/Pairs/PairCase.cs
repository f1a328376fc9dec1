namespace DryApi.Tests.Pairs;

/// <summary>A change that triggers one rule, and a neighbour of it that does not.</summary>
/// <param name="Key">The file, the case's number in it, and the rule: unique among all cases.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Trigger">The change.</param>
/// <param name="Neighbour">One that is close to it.</param>
internal sealed record PairCase(string Key, string RuleId, Pair Trigger, Pair Neighbour);
