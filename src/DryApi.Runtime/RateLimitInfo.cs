namespace DryApi;

/// <summary>What the service says about its rate limits: requests of this kind, by minute and by day. A value that it does not say is null.</summary>
public sealed record RateLimitInfo
{
    /// <summary>Requests allowed in a minute.</summary>
    public long? MinuteLimit { get; init; }

    /// <summary>Requests left in this minute.</summary>
    public long? MinuteRemaining { get; init; }

    /// <summary>Requests allowed in a day (UTC).</summary>
    public long? DailyLimit { get; init; }

    /// <summary>Requests left today (UTC).</summary>
    public long? DailyRemaining { get; init; }

    /// <summary>Which of them was exceeded: <c>minute</c> or <c>daily</c>; null while none is. As it came: untrusted text.</summary>
    public string? ExceededLimit { get; init; }
}
