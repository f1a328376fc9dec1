namespace DryApi.Generated.Tests.Support;

/// <summary>A timer that needs nothing more.</summary>
internal sealed class FiredTimer : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
