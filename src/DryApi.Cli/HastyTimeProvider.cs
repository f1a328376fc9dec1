namespace DryApi.Cli;

/// <summary>
/// The system's clock with short pauses, for the emulator inside: its jobs last under a second and it has no quotas, where
/// the SDK waits for seconds between two questions.
/// </summary>
internal sealed class HastyTimeProvider : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > Longest ? Longest : dueTime, period);
}
