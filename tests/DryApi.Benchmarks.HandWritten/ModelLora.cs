namespace DryApi.Benchmarks.HandWritten;

/// <summary>An adapter that a model can be combined with.</summary>
public sealed record ModelLora(string DisplayName, string Name);
