namespace DryApi.Benchmarks.HandWritten;

/// <summary>A voice of a model.</summary>
public sealed record ModelVoice(string Name, string Slug, string? Gender);
