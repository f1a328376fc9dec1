using System.Diagnostics;

namespace DryApi.Tests.Secrets;

/// <summary>Hands on what diagnostic listeners are told. A request to the service has its key in one header, as it must; the rest of it is looked at, and all of one to another host.</summary>
internal sealed class WatchedDiagnostics : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Action<string, object?> _look;
    private readonly List<IDisposable> _subscriptions = [];

    public WatchedDiagnostics(Action<string, object?> look)
    {
        _look = look;
        var all = DiagnosticListener.AllListeners.Subscribe(this);
        lock (_subscriptions)
        {
            _subscriptions.Add(all);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (SecretWatch.IsWatched(value.Name))
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        foreach (var property in value.Value?.GetType().GetProperties() ?? [])
        {
            _look(value.Key, property.GetValue(value.Value) switch
            {
                HttpRequestMessage request => Text(request),
                // What the service itself says in its headers is no message of ours.
                HttpResponseMessage => null,
                var other => other,
            });
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }

    /// <summary>The services of tests are on this machine, or have the name of one.</summary>
    private static bool IsService(Uri? url) => url is { IsAbsoluteUri: true } && (url.IsLoopback || url.Host.StartsWith("api.", StringComparison.Ordinal));

    private static string Text(HttpRequestMessage request) => string.Join('\n', [
        request.RequestUri?.ToString() ?? "",
        .. request.Headers.NonValidated.Where(header => header.Key != "Authorization" || !IsService(request.RequestUri)).Select(header => $"{header.Key}: {header.Value}"),
        .. request.Options.Select(option => $"{option.Key}={option.Value}")]);
}
