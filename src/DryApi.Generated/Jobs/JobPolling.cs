using System.Globalization;

namespace DryApi;

/// <summary>How often jobs of a kind are asked for: at once, after a first pause, and then after pauses of which each is half as long again as the one before.</summary>
public sealed class JobPolling
{
    /// <summary>Gets or sets the first pause. More than zero, at most a day. The default depends on the kind: see <see cref="JobKind"/>.</summary>
    public TimeSpan FirstPause { get; set; }

    /// <summary>Gets or sets the longest pause. More than zero, at most a day. The default depends on the kind: see <see cref="JobKind"/>.</summary>
    public TimeSpan LongestPause { get; set; }

    /// <summary>Gets or sets the share of each pause that may be left out at random, so that programs that began together do not ask together. 0 to 1. Default: 0.1.</summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>The usual one of a kind.</summary>
    internal static JobPolling Of(JobKind kind) => kind switch
    {
        JobKind.Embedding => new() { FirstPause = TimeSpan.FromSeconds(0.5), LongestPause = TimeSpan.FromSeconds(3) },
        JobKind.Audio => new() { FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(5) },
        JobKind.Video => new() { FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromSeconds(30) },
        _ => new() { FirstPause = TimeSpan.FromSeconds(2), LongestPause = TimeSpan.FromSeconds(8) },
    };

    internal JobPolling Copy() => (JobPolling)MemberwiseClone();

    /// <exception cref="ArgumentException">A value cannot be used; the message says which and why.</exception>
    internal void Validate(JobKind kind, string path)
    {
        Check(FirstPause, nameof(FirstPause), kind, path);
        Check(LongestPause, nameof(LongestPause), kind, path);
        if (Jitter is not (>= 0 and <= 1))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{nameof(Jitter)} of the polling of {kind} is {Jitter}; it has to be 0 to 1."), path + nameof(Jitter));
        }
    }

    private static void Check(TimeSpan pause, string name, JobKind kind, string path)
    {
        if (pause <= TimeSpan.Zero || pause > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"{name} of the polling of {kind} is {pause}; it has to be more than zero, and at most a day.", path + name);
        }
    }
}
