using DryApi.Errors;

namespace DryApi;

/// <summary>The service failed (500 to 599). For a call that submits a job it is the cause of a <see cref="DryApiSubmissionUncertainException"/>.</summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiServerException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Server, message, innerException);
