namespace DryApi.Generated.Tests.Validation;

/// <summary>A value to try at some place.</summary>
/// <param name="Keyword">The constraint that it is about; empty when it is about none.</param>
/// <param name="Place">Where, below the place it is tried at: <c>loras/0/weight</c>.</param>
/// <param name="Label">The value in words.</param>
/// <param name="Value">The value.</param>
internal sealed record Probe(string Keyword, string Place, string Label, object? Value);
