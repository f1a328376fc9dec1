namespace DryApi.Benchmarks.HandWritten;

/// <summary>Where a job stands.</summary>
public sealed record JobProgress(JobState Status, string? Preview, string? ResultUrl, AlternativeFormats? ResultsAltFormats, string? Result, double? Progress);
