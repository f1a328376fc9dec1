namespace DryApi.Benchmarks.HandWritten;

/// <summary>An adapter on top of a model.</summary>
public sealed record Lora(string Name, double Weight);
