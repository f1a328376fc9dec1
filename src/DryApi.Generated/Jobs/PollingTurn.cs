namespace DryApi;

/// <summary>A wait's place in the line of those that want to ask where their jobs stand.</summary>
/// <param name="onPaused">Told how long a rate limit makes all of them wait.</param>
internal sealed class PollingTurn(Action<TimeSpan> onPaused)
{
    private readonly TaskCompletionSource _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it may ask, or no longer wants to.</summary>
    public Task Task => _granted.Task;

    /// <summary>Whether it was made due before its time.</summary>
    public bool IsHastened { get; set; }

    /// <summary>Lets it ask.</summary>
    /// <returns>Whether it still wanted to.</returns>
    public bool TryGrant() => _granted.TrySetResult();

    /// <summary>Takes it out of the line.</summary>
    public void Cancel(CancellationToken cancellationToken) => _granted.TrySetCanceled(cancellationToken);

    /// <summary>Tells it that all have to wait. What the caller's own progress throws is the end of that wait alone.</summary>
    public void TellPause(TimeSpan pause)
    {
        try
        {
            onPaused(pause);
        }
        catch (Exception exception)
        {
            _granted.TrySetException(exception);
        }
    }
}
