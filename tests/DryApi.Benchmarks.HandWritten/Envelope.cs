namespace DryApi.Benchmarks.HandWritten;

/// <summary>The envelope of all answers.</summary>
public sealed record Envelope<T>(T Data);
