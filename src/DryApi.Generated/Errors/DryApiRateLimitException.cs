namespace DryApi;

/// <summary>Too many requests (429). What was sent was not taken and can be sent again later.</summary>
public sealed class DryApiRateLimitException(string? message = null, Exception? innerException = null) : DryApiException(message, innerException)
{
    /// <summary>How long to wait, as the service says it; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>Which limit was hit: <c>minute</c> or <c>daily</c>; null when the service does not say.</summary>
    public string? LimitType { get; internal set; }

    /// <summary>Requests allowed in a minute; null when the service does not say.</summary>
    public long? Limit { get; internal set; }

    /// <summary>Requests left in this minute; null when the service does not say.</summary>
    public long? Remaining { get; internal set; }

    /// <summary>Requests allowed in a day (UTC); null when the service does not say.</summary>
    public long? DailyLimit { get; internal set; }

    /// <summary>Requests left today (UTC); null when the service does not say.</summary>
    public long? DailyRemaining { get; internal set; }
}
