using System.Diagnostics.Tracing;

namespace DryApi.Tests.Secrets;

/// <summary>Hands on what the event sources of the network, of Kiota and of the SDK write.</summary>
internal sealed class WatchedEvents : EventListener
{
    private readonly List<EventSource> _early = [];
    private readonly Action<string, object?>? _look;

    public WatchedEvents(Action<string, object?> look)
    {
        lock (_early)
        {
            _look = look;
            _early.ForEach(Enable);
        }
    }

    // The base constructor calls it, when nothing is here yet but the list.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        lock (_early)
        {
            if (_look is null)
            {
                _early.Add(eventSource);
                return;
            }
        }

        Enable(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        _look?.Invoke(eventData.EventSource.Name, $"{eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");

    private void Enable(EventSource source)
    {
        if (SecretWatch.IsWatched(source.Name))
        {
            EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
        }
    }
}
