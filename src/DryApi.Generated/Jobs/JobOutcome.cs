namespace DryApi;

/// <summary>How a job ended, or the wait for it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Result">What it made; null when it failed.</param>
/// <param name="Error">Why there is no result: the job failed, or could not be waited for; null when there is one.</param>
public sealed record JobOutcome(DryApiJob Job, JobResult? Result, DryApiException? Error);
