using DryApi.Errors;

namespace DryApi;

/// <summary>The time that a call had was up before the whole response was there: the client's own, that of its HTTP client, or that of a handler in it.</summary>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiTimeoutException(string? message = null, Exception? innerException = null) : DryApiConnectionException(FailureKind.Timeout, message, innerException);
