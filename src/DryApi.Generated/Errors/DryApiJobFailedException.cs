namespace DryApi;

/// <summary>A job that ended with an error.</summary>
/// <param name="jobId">The job's id.</param>
/// <param name="message">What happened.</param>
public sealed class DryApiJobFailedException(string jobId, string message) : DryApiException(message)
{
    /// <summary>The job's id.</summary>
    public string JobId { get; } = jobId;
}
