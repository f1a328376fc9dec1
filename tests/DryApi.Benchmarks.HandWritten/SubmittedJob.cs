namespace DryApi.Benchmarks.HandWritten;

/// <summary>A job that the service has taken.</summary>
public sealed record SubmittedJob(string RequestId);
