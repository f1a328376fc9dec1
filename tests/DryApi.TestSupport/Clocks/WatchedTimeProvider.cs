using Microsoft.Extensions.Time.Testing;

namespace DryApi.TestSupport.Clocks;

/// <summary>A <see cref="FakeTimeProvider"/> that says when somebody waits for it, so that a test does not advance it too early.</summary>
public sealed class WatchedTimeProvider : FakeTimeProvider
{
    private readonly TaskCompletionSource _hasTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once there is a timer.</summary>
    public Task HasTimerAsync() => _hasTimer.Task;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _hasTimer.TrySetResult();
        return timer;
    }
}
