using DryApi.Errors;

namespace DryApi;

/// <summary>There is no such job, model or address (404).</summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiNotFoundException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.NotFound, message, innerException);
