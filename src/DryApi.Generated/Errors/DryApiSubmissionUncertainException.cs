namespace DryApi;

/// <summary>
/// A job was being submitted, and nobody can tell whether the service took it: the connection ended, the time was up, the service
/// failed, or its answer cannot be read. It was not sent again, since a second job would be paid for too.
/// <see cref="Exception.InnerException"/> is what happened; status, headers and excerpt are those of the answer, where one came.
/// </summary>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiSubmissionUncertainException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException)
{
    internal static DryApiSubmissionUncertainException Of(DryApiException cause)
    {
        var exception = new DryApiSubmissionUncertainException(
            $"The job may have been taken, or not: {cause.What.TrimEnd('.')}. It was not sent again, as a second job would be paid for too; see the account's jobs before submitting it anew.", cause);
        exception.TakeFrom(cause);
        return exception;
    }
}
