namespace DryApi.Cli.Mcp;

/// <summary>What became of a run that costs something.</summary>
internal enum SubmissionState
{
    /// <summary>It is being sent.</summary>
    Sending,

    /// <summary>The service took the job.</summary>
    Taken,

    /// <summary>The service responded at once, without a job.</summary>
    Answered,

    /// <summary>Nobody can tell whether the service took it.</summary>
    Uncertain,

    /// <summary>It was certainly not taken.</summary>
    Refused,
}
