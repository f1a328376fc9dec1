namespace DryApi.Benchmarks.HandWritten;

/// <summary>The result in other formats.</summary>
public sealed record AlternativeFormats(string? Jpg, string? Webp);
