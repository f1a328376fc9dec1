using DryApi.Errors;

namespace DryApi;

/// <summary>
/// The service responded with success, and the response is none: it is not what the contract says, it has no body, or its body is an error, which
/// <see cref="ServiceException.ServiceMessage"/> and <see cref="ServiceException.Errors"/> then have. For a call that submits a job it is the cause of a
/// <see cref="DryApiSubmissionUncertainException"/>: such a status says that the job was taken, whatever the body says.
/// </summary>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiResponseException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Response, message, innerException);
