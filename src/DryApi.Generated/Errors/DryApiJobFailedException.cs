namespace DryApi;

/// <summary>A job that ended with an error.</summary>
/// <param name="jobId">The job's id.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiJobFailedException(string jobId, string message, Exception? innerException = null) : DryApiException(message, innerException)
{
    /// <summary>Gets the job's id.</summary>
    public string JobId { get; } = jobId;
}
