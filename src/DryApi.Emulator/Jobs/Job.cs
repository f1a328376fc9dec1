using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>A job: what it makes, and when it was submitted. Where it stands follows from the clock.</summary>
/// <param name="id">Its id, a UUID.</param>
/// <param name="submitted">When it was submitted.</param>
/// <param name="work">What it makes, once it is asked for.</param>
/// <param name="refund">Gives its price back.</param>
internal sealed class Job(string id, DateTimeOffset submitted, JobWork work, Action refund)
{
    private readonly Lazy<string?> _failure = new(() =>
    {
        var failure = work.FindFailure();
        if (failure is not null)
        {
            refund();
        }

        return failure;
    });

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>What it makes.</summary>
    public JobWork Work => work;

    /// <summary>Where it stands.</summary>
    /// <param name="now">The time.</param>
    /// <param name="options">How long jobs take.</param>
    public JobState StateAt(DateTimeOffset now, DryApiEmulatorOptions options)
    {
        var worked = now - submitted - options.PendingTime;
        return worked < TimeSpan.Zero ? new JobState("pending", 0)
            : worked < options.ProcessingTime ? new JobState("processing", Math.Round(100 * (worked / options.ProcessingTime), 1))
            : _failure.Value is { } failure ? new JobState("error", 100) { Failure = failure, FailedAt = submitted + options.PendingTime + options.ProcessingTime }
            : new JobState("done", 100);
    }
}
