namespace DryApi.Benchmarks.HandWritten;

/// <summary>The envelope of all answers.</summary>
public sealed record Answer<T>(T Data);
