namespace DryApi;

/// <summary>The pauses between two questions after a job: each half as long again as the one before, up to a limit.</summary>
internal sealed class PollingSchedule(JobKind kind)
{
    private const double Growth = 1.5;

    private readonly (TimeSpan First, TimeSpan Longest) _range = kind switch
    {
        JobKind.Embedding => (TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3)),
        JobKind.Audio => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)),
        JobKind.Video => (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)),
        _ => (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8)),
    };

    private TimeSpan _next;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        _next = _next == TimeSpan.Zero ? _range.First : _next * Growth;
        return _next = _next > _range.Longest ? _range.Longest : _next;
    }
}
