namespace DryApi.Emulator.Jobs;

/// <summary>Something that happened to a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Previous">The status that it had; the one it has where only its progress changed; null for one that is new.</param>
/// <param name="At">When.</param>
internal readonly record struct JobChange(Job Job, string? Previous, DateTimeOffset At)
{
    /// <summary>Whether it stands where it stood, and more of it is done.</summary>
    public bool IsProgress => Previous == Job.Status;
}
