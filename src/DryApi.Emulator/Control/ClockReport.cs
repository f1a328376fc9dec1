namespace DryApi.Emulator.Control;

/// <summary>How the clock stands.</summary>
/// <param name="Now">What it says.</param>
/// <param name="Stopped">Whether it stands still.</param>
internal sealed record ClockReport(DateTimeOffset Now, bool Stopped)
{
    public static ClockReport Of(EmulatorClock clock) => new(clock.GetUtcNow(), clock.IsStopped);
}
