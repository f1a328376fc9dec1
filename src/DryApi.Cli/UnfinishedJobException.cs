namespace DryApi.Cli;

/// <summary>A job has no result yet.</summary>
/// <param name="jobId">Its id.</param>
/// <param name="status">Where it stands.</param>
/// <param name="output">Where the result was to be saved.</param>
internal sealed class UnfinishedJobException(string jobId, string status, string output) : Exception
{
    /// <summary>The id of the job.</summary>
    public string JobId => jobId;

    /// <summary>Where it stands.</summary>
    public string Status => status;

    /// <summary>Where the result was to be saved.</summary>
    public string Output => output;
}
