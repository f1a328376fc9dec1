using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;

namespace DryApi.Tests.Secrets;

/// <summary>Listens to everything that leaves a program beside its requests, and notes where a secret is in it.</summary>
internal sealed class SecretWatch : IDisposable
{
    private readonly string[] _secrets;
    private readonly List<IDisposable> _listeners = [];
    private readonly ConcurrentQueue<string> _finds = new();

    public SecretWatch(params string[] secrets)
    {
        _secrets = secrets;
        AppDomain.CurrentDomain.FirstChanceException += OnException;
        _listeners.Add(new WatchedEvents(Look));
        _listeners.Add(new WatchedDiagnostics(Look));
        _listeners.Add(new WatchedOutput(Look));
        _listeners.Add(Activities());
        _listeners.Add(Measurements());
    }

    /// <summary>Where a secret was found.</summary>
    public IReadOnlyCollection<string> Finds => _finds;

    /// <summary>Whether a source of events, activities or measurements tells of calls.</summary>
    public static bool IsWatched(string source) =>
        source.StartsWith("System.Net.", StringComparison.Ordinal) || source.StartsWith("Experimental.System.Net.", StringComparison.Ordinal)
        || source.StartsWith("DryApi", StringComparison.Ordinal) || source.StartsWith("Microsoft.Kiota", StringComparison.Ordinal)
        || source.StartsWith("Polly", StringComparison.Ordinal) || source == "HttpHandlerDiagnosticListener";

    /// <summary>Looks for the secrets.</summary>
    /// <param name="place">What is looked at.</param>
    /// <param name="content">What it says.</param>
    public void Look(string place, object? content)
    {
        if (content?.ToString() is { } text && _secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            _finds.Enqueue($"{place}: {text}");
        }
    }

    /// <summary>Looks for the secrets in all that an exception says.</summary>
    public void Look(Exception exception)
    {
        Look("exception", exception);
        foreach (var (name, value) in exception.Data.Cast<System.Collections.DictionaryEntry>())
        {
            Look("exception data", $"{name}={value}");
        }

        if (exception is DryApiException own)
        {
            Look("exception attempts", string.Join('\n', own.Attempts));
            Look("exception texts", $"{own.ServiceMessage}\n{own.Excerpt}\n{own.RequestUri}\n{string.Join('\n', own.Errors.Select(error => error.Key + string.Join('\n', error.Value)))}");
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnException;
        _listeners.ForEach(listener => listener.Dispose());
    }

    private void OnException(object? sender, FirstChanceExceptionEventArgs thrown) => Look(thrown.Exception);

    private ActivityListener Activities()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => IsWatched(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Look("activity", string.Join('\n', [
                activity.DisplayName, activity.StatusDescription, activity.TraceStateString,
                .. activity.TagObjects.Concat(activity.Events.SelectMany(happened => happened.Tags)).Select(tag => $"{tag.Key}={tag.Value}"),
                .. activity.Baggage.Select(item => $"{item.Key}={item.Value}")])),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener Measurements()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (IsWatched(instrument.Meter.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => LookAtTags(instrument, tags));
        listener.Start();
        return listener;
    }

    private void LookAtTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            Look(instrument.Name, $"{tag.Key}={tag.Value}");
        }
    }
}
