using DryApi.Errors;

namespace DryApi;

/// <summary>The API key is not allowed to do this (403).</summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiForbiddenException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.Forbidden, message, innerException);
