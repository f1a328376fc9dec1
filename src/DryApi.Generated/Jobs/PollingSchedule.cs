namespace DryApi;

/// <summary>The pauses between two questions after a job: each half as long again as the one before, up to a limit.</summary>
internal sealed class PollingSchedule(JobPolling polling)
{
    private const double Growth = 1.5;

    private TimeSpan _next;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        _next = _next == TimeSpan.Zero ? polling.FirstPause : _next * Growth;
        return _next = _next > polling.LongestPause ? polling.LongestPause : _next;
    }
}
