namespace DryApi.Emulator.Time;

/// <summary>Something that is to happen at a time.</summary>
/// <param name="due">When.</param>
/// <param name="action">What.</param>
internal sealed class ClockEntry(DateTimeOffset due, Action<DateTimeOffset> action)
{
    public DateTimeOffset Due => due;

    public Action<DateTimeOffset> Action => action;

    /// <summary>Whether it is not to happen any more.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Whether somebody else waits for it, who knows nothing of the emulator's state.</summary>
    public bool IsTimer { get; init; }
}
