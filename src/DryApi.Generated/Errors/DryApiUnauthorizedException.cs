using DryApi.Errors;

namespace DryApi;

/// <summary>The API key is missing, wrong or expired (401).</summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiUnauthorizedException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Unauthorized, message, innerException);
