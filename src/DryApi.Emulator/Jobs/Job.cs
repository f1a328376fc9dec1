using DryApi.Emulator.Contract;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>A job: what it makes, and when it was submitted. Where it stands follows from the clock.</summary>
/// <param name="Id">Its id, a UUID.</param>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="Result">What it makes, once it is asked for.</param>
/// <param name="Text">Makes the text for the status; null when there is none.</param>
internal sealed record Job(string Id, DateTimeOffset Submitted, ResultFile Result, Func<string>? Text = null)
{
    /// <summary>Where the job stands after a time.</summary>
    public static (JobRequestStatusResourceDataStatus Status, float Progress) StateAfter(TimeSpan age, DryApiEmulatorOptions options)
    {
        var worked = age - options.PendingTime;
        return worked < TimeSpan.Zero ? (JobRequestStatusResourceDataStatus.Pending, 0f)
            : worked >= options.ProcessingTime ? (JobRequestStatusResourceDataStatus.Done, 100f)
            : (JobRequestStatusResourceDataStatus.Processing, MathF.Round((float)(100 * (worked / options.ProcessingTime)), 1));
    }
}
