namespace DryApi;

/// <summary>The pauses between two questions after a job: each half as long again as the one before, up to a limit, and a little shorter at random.</summary>
internal sealed class PollingSchedule(JobPolling polling)
{
    private const double Growth = 1.5;

    private TimeSpan _next;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        _next = _next == TimeSpan.Zero ? polling.FirstPause : _next * Growth;
        _next = _next > polling.LongestPause ? polling.LongestPause : _next;
        return _next * (1 - (polling.Jitter * Random.Shared.NextDouble()));
    }
}
