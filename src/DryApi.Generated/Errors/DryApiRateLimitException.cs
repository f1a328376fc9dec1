namespace DryApi;

/// <summary>
/// Too many requests (429), and the client's retries are used up or the pause is longer than they may take. What was sent was not
/// taken and can be sent again later: <see cref="DryApiException.RetryAfter"/> says when, <see cref="DryApiException.RateLimit"/> which limit it was.
/// </summary>
public sealed class DryApiRateLimitException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException);
