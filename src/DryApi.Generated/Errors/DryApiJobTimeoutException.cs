using DryApi.Errors;

namespace DryApi;

/// <summary>
/// The time to wait for a job was up (<see cref="JobWaitOptions"/>). The job goes on: <see cref="DryApiClientBase.GetJob"/> with <see cref="JobId"/>
/// follows it further.
/// </summary>
/// <param name="jobId">The job's id.</param>
/// <param name="lastStatus">The status that the job had when it was last asked for; null when it never said.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiJobTimeoutException(string jobId, JobStatus? lastStatus, string message, Exception? innerException = null) : DryApiException(FailureKind.Timeout, message, innerException)
{
    /// <summary>Gets the job's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>Gets the status that the job had when it was last asked for; null when it never said.</summary>
    public JobStatus? LastStatus { get; } = lastStatus;
}
