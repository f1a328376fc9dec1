namespace DryApi;

/// <summary>A time that a call was sent, and failed.</summary>
/// <param name="StatusCode">The status of the answer; 0 when none came.</param>
/// <param name="Failure">What went wrong, in one sentence.</param>
/// <param name="Pause">How long the client then waited before it sent the call again; null for the last time.</param>
public sealed record CallAttempt(int StatusCode, string Failure, TimeSpan? Pause);
