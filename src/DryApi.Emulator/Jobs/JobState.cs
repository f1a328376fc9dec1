namespace DryApi.Emulator.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="Status">In the service's word.</param>
/// <param name="Progress">From 0 to 100.</param>
internal readonly record struct JobState(string Status, double Progress)
{
    /// <summary>Why there is no result; null where there is one, or may be yet.</summary>
    public string? Failure { get; init; }

    /// <summary>When it failed.</summary>
    public DateTimeOffset FailedAt { get; init; }

    /// <summary>Whether there is a result.</summary>
    public bool IsDone => Status == "done";
}
