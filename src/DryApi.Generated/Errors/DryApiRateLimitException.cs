using DryApi.Errors;

namespace DryApi;

/// <summary>
/// Too many requests (429), and the client's retries are used up or the pause is longer than they may take. What was sent was not
/// taken and can be sent again later: <see cref="ServiceException.RetryAfter"/> says when, <see cref="ServiceException.RateLimit"/> which limit it was.
/// </summary>
/// <param name="message">What happened, in one sentence; null for what the service says.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiRateLimitException(string? message = null, Exception? innerException = null) : DryApiException(FailureKind.RateLimit, message, innerException);
