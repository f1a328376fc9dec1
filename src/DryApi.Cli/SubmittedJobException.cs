namespace DryApi.Cli;

/// <summary>Something that went wrong after a job was submitted and paid for, so that its id has to be told.</summary>
/// <param name="jobId">The id, as the service gave it.</param>
/// <param name="innerException">What went wrong.</param>
internal sealed class SubmittedJobException(string jobId, Exception innerException) : Exception(innerException.Message, innerException)
{
    public string JobId { get; } = jobId;

    /// <summary>Where the result was to be saved; null where it was to be printed.</summary>
    public string? Output { get; init; }

    /// <summary>Whether the job was one of the emulator inside, which is gone with the program.</summary>
    public bool IsEmulated { get; init; }
}
