using DryApi.Errors;

namespace DryApi;

/// <summary>
/// A job was being submitted, and nobody can tell whether the service took it: the connection ended, the time was up, the service
/// failed, or it responded with success and without the job (its response cannot be read, has no body, or has an error inside). It was not sent
/// again, since a second job would be paid for too.
/// <see cref="Exception.InnerException"/> is what happened; status, headers and excerpt are those of the response, where one came.
/// </summary>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiSubmissionUncertainException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.SubmissionUncertain, message, innerException)
{
    /// <summary>
    /// Gets or sets the intent, which tells whether the service took the job once a webhook has told it: <see cref="DryApiSubmissionIntent.ResolveAsync"/>. Null where the client keeps no submissions
    /// (<see cref="DryApiClientOptions.Submissions"/>), or the request has no webhook of its own.
    /// </summary>
    public DryApiSubmissionIntent? Intent { get; set; }
}
