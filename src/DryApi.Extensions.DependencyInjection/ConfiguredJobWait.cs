namespace DryApi;

/// <summary>What of waiting a configuration can say.</summary>
/// <param name="options">The options that are set.</param>
internal sealed class ConfiguredJobWait(JobWaitOptions options)
{
    public TimeSpan Timeout { get => options.Timeout; set => options.Timeout = value; }

    public TimeSpan UnknownStatusTimeout { get => options.UnknownStatusTimeout; set => options.UnknownStatusTimeout = value; }

    /// <summary>Statuses of failure besides those that the options have.</summary>
    public string[] FailureStatuses
    {
        get => [];
        set
        {
            foreach (var status in value.Select(text => new JobStatus(text)).Except(options.FailureStatuses).ToList())
            {
                options.FailureStatuses.Add(status);
            }
        }
    }

    public IDictionary<JobKind, JobPolling> Polling => options.Polling;
}
