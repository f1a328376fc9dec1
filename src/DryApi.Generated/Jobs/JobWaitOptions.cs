namespace DryApi;

/// <summary>How a job is waited for: for all jobs of a client (<see cref="DryApiClientOptions.JobWait"/>), or for one wait.</summary>
public sealed class JobWaitOptions
{
    /// <summary>Gets or sets how long to wait in all; the job goes on after that. More than zero, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default: without an end.</summary>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Gets or sets how long to wait for a job whose status the contract does not know (<see cref="JobStatus.IsKnown"/>), from when it was first seen: it may
    /// be a new stage, or a new end. More than zero, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default: an hour.
    /// </summary>
    public TimeSpan UnknownStatusTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets the statuses, besides <see cref="JobStatus.Error"/>, with which a job has failed. The contract has none of them; a service that adds one ends the
    /// wait. Default: <c>failed</c>, <c>canceled</c>, <c>cancelled</c>, <c>expired</c>, <c>rejected</c>.
    /// </summary>
    public IList<JobStatus> FailureStatuses { get; } = [new("failed"), new("canceled"), new("cancelled"), new("expired"), new("rejected")];

    /// <summary>Gets how often jobs of each kind are asked for.</summary>
    public IDictionary<JobKind, JobPolling> Polling { get; } = Enum.GetValues<JobKind>().ToDictionary(kind => kind, JobPolling.Of);

    /// <summary>Gets a copy, which later changes of this one do not reach.</summary>
    internal JobWaitOptions Copy()
    {
        var copy = new JobWaitOptions { Timeout = Timeout, UnknownStatusTimeout = UnknownStatusTimeout };
        copy.FailureStatuses.Clear();
        foreach (var status in FailureStatuses)
        {
            copy.FailureStatuses.Add(status);
        }

        foreach (var (kind, polling) in Polling)
        {
            copy.Polling[kind] = polling.Copy();
        }

        return copy;
    }

    /// <param name="path">Where the options stand in others, with a dot at its end.</param>
    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate(string path = "")
    {
        Check(Timeout, nameof(Timeout), path);
        Check(UnknownStatusTimeout, nameof(UnknownStatusTimeout), path);
        foreach (var (kind, polling) in Polling)
        {
            polling.Validate(kind, $"{path}{nameof(Polling)}.{kind}.");
        }
    }

    private static void Check(TimeSpan timeout, string name, string path)
    {
        if (timeout <= TimeSpan.Zero && timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"{name} of the wait for a job is {timeout}; it has to be more than zero.", path + name);
        }
    }
}
