namespace DryApi;

/// <summary>How a job ended, or the wait for it.</summary>
public sealed record JobOutcome
{
    /// <summary>Gets the job.</summary>
    public required DryApiJob Job { get; init; }

    /// <summary>Gets what the job made; null when it failed.</summary>
    public JobResult? Result { get; init; }

    /// <summary>Gets why there is no result: the job failed, or could not be waited for; null when there is one.</summary>
    public DryApiException? Error { get; init; }
}
