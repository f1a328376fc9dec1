using DryApi.Errors;

namespace DryApi;

/// <summary>The API key is missing, wrong or expired (401).</summary>
public sealed class DryApiUnauthorizedException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Unauthorized, message, innerException);
