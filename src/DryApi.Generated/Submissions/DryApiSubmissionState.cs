namespace DryApi;

/// <summary>What an <see cref="IDryApiSubmissionStore"/> knows of an intent to submit a job.</summary>
/// <param name="JobId">The id of the job that the service took; null as long as nothing told of one.</param>
public sealed record DryApiSubmissionState(string? JobId);
