namespace DryApi.TestSupport.Clocks;

/// <summary>A time limit, which is up when somebody says so.</summary>
/// <param name="onEnd">What happens then.</param>
/// <param name="dueTime">How long it is.</param>
/// <param name="onDispose">Called when nobody needs it any longer.</param>
internal sealed class LimitTimer(Action onEnd, TimeSpan dueTime, Action<LimitTimer> onDispose) : ITimer
{
    private volatile bool _isSet = dueTime != Timeout.InfiniteTimeSpan;

    /// <summary>Lets the time be up, where there is a limit.</summary>
    public void End()
    {
        if (_isSet)
        {
            _isSet = false;
            onEnd();
        }
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _isSet = dueTime != Timeout.InfiniteTimeSpan;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isSet = false;
        onDispose(this);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
