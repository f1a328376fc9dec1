using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using DryApi.Http;

namespace DryApi.Telemetry;

/// <summary>
/// Where the traces and the metrics of a service's calls come from: a source and a meter of the service's name. Their names are those of OpenTelemetry's
/// conventions for HTTP, and beside these begin with the service's name. No key, no query and no body is in them.
/// </summary>
internal sealed class ServiceTelemetry
{
    /// <summary>Where requests are counted by how long they take, in seconds, as the conventions advise.</summary>
    private static readonly double[] RequestBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ConcurrentDictionary<(string Template, string Window), long> _remaining = [];
    private readonly ObservableGauge<long> _rateLimit;

    /// <param name="name">The service's name.</param>
    /// <param name="version">The version of the client.</param>
    public ServiceTelemetry(string name, string version)
    {
        Prefix = name.ToLowerInvariant();
        Source = new ActivitySource(name, version);
        Meter = new Meter(name, version);
        RequestDuration = Seconds("http.client.request.duration", "Duration of HTTP client requests.", RequestBounds);
        CallDuration = Seconds($"{Prefix}.client.call.duration", "Duration of calls, with what was sent again and the pauses between.", RequestBounds);
        Resends = Meter.CreateCounter<long>($"{Prefix}.client.resends", "{request}", "Requests that were sent again.");
        Price = Meter.CreateHistogram<double>($"{Prefix}.client.price", unit: null, "Prices that the service quoted, in its currency.");
        _rateLimit = Meter.CreateObservableGauge($"{Prefix}.client.rate_limit.remaining", Remaining, "{request}", "Requests that are left, as the last response of the operation said.");
    }

    /// <summary>What the names begin with that no convention has.</summary>
    public string Prefix { get; }

    public ActivitySource Source { get; }

    public Meter Meter { get; }

    /// <summary>How long each request took.</summary>
    public Histogram<double> RequestDuration { get; }

    /// <summary>How long each call took, with all its requests.</summary>
    public Histogram<double> CallDuration { get; }

    /// <summary>How often requests were sent again.</summary>
    public Counter<long> Resends { get; }

    /// <summary>What the service said that calls would cost.</summary>
    public Histogram<double> Price { get; }

    /// <summary>Whether anybody listens. Where nobody does, a call has no more to do with telemetry than to ask this.</summary>
    public bool IsOn => Source.HasListeners() || RequestDuration.Enabled || CallDuration.Enabled || Resends.Enabled || _rateLimit.Enabled;

    /// <summary>The traces of submissions by the response that they got, as long as somebody has that: what follows the job goes on there.</summary>
    public ConditionalWeakTable<object, Activity> Submissions { get; } = [];

    /// <summary>Makes an instrument for durations.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it measures.</param>
    /// <param name="bounds">The advised bounds of its buckets, in seconds; .NET 8 cannot say them.</param>
    public Histogram<double> Seconds(string name, string description, IReadOnlyList<double> bounds) =>
#if NET9_0_OR_GREATER
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
#else
        Meter.CreateHistogram<double>(name, "s", description);
#endif

    /// <summary>Takes note of a price.</summary>
    /// <param name="price">The price.</param>
    /// <param name="urlTemplate">The path of what would cost it.</param>
    public async Task<decimal> MeasureAsync(Task<decimal> price, string urlTemplate)
    {
        var quoted = await price.ConfigureAwait(false);
        Price.Record((double)quoted, new KeyValuePair<string, object?>(TelemetryTags.UrlTemplate, urlTemplate));
        return quoted;
    }

    /// <summary>Takes note of what a response says of the rate limits.</summary>
    public void TakeRateLimit(ApiOperation operation, HttpResponseMessage response)
    {
        if (!_rateLimit.Enabled)
        {
            return;
        }

        var headers = ResponseHeaders.Of(response).ToDictionary(static header => header.Key, static header => (IEnumerable<string>)header.Value, StringComparer.OrdinalIgnoreCase);
        TakeRateLimit(operation, RateLimitHeaders.Read(operation.Service.Headers, headers));
    }

    /// <summary>Takes note of the rate limits.</summary>
    public void TakeRateLimit(ApiOperation operation, RateLimitInfo? limit)
    {
        if (limit?.MinuteRemaining is { } inMinute)
        {
            _remaining[(operation.PathTemplate, "minute")] = inMinute;
        }

        if (limit?.DailyRemaining is { } today)
        {
            _remaining[(operation.PathTemplate, "day")] = today;
        }
    }

    private IEnumerable<Measurement<long>> Remaining() =>
        _remaining.Select(each => new Measurement<long>(each.Value, new(TelemetryTags.UrlTemplate, each.Key.Template), new($"{Prefix}.rate_limit.window", each.Key.Window)));
}
