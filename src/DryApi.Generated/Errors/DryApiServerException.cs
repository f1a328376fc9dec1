using DryApi.Errors;

namespace DryApi;

/// <summary>The service failed (500 to 599). For a call that submits a job it is the cause of a <see cref="DryApiSubmissionUncertainException"/>.</summary>
public sealed class DryApiServerException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Server, message, innerException);
