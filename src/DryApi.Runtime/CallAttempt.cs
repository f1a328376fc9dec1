namespace DryApi;

/// <summary>A time that a call was sent, and failed.</summary>
public sealed record CallAttempt
{
    /// <summary>Gets the status of the response; 0 when none came.</summary>
    public int StatusCode { get; init; }

    /// <summary>Gets what went wrong, in one sentence.</summary>
    public required string Failure { get; init; }

    /// <summary>Gets how long the client then waited before it sent the call again; null for the last time.</summary>
    public TimeSpan? Pause { get; init; }
}
