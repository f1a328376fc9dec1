namespace DryApi;

/// <summary>Where a job stands.</summary>
/// <param name="Status">The stage it is at.</param>
/// <param name="Percent">The share of the work done, from 0 to 100; null when the service does not say.</param>
/// <param name="Preview">The address of a preview; null when there is none.</param>
public sealed record JobProgress(JobStatus Status, double? Percent, string? Preview);
