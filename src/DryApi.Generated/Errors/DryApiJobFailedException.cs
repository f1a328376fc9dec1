namespace DryApi;

/// <summary>A job that ended with an error.</summary>
/// <param name="jobId">The job's id.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiJobFailedException(string jobId, string message, Exception? innerException = null) : DryApiException(message, innerException)
{
    /// <summary>Gets the job's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>Gets the kind of the failure. Null in the first version of the API, which does not say.</summary>
    public JobErrorCode? ErrorCode { get; init; }

    /// <summary>
    /// Gets why the job failed. A value that is not known (<see cref="JobErrorReason.IsKnown"/>) is to be taken for <see cref="JobErrorReason.ProcessingFailed"/>. Null in
    /// the first version of the API, which does not say.
    /// </summary>
    public JobErrorReason? ErrorReason { get; init; }

    /// <summary>Gets whether the same request may succeed when it is submitted again, as a new job. Null in the first version of the API, which does not say.</summary>
    public bool? Retryable { get; init; }

    /// <summary>
    /// Gets whether the price of the job was paid back; also false for a job that failed before anything was paid. Null in the first version of the API, which does not say.
    /// </summary>
    public bool? Refunded { get; init; }
}
