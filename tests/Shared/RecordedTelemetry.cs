using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DryApi.Tests;

/// <summary>What the SDK tells OpenTelemetry while a test has it, kept in memory. What other tests do meanwhile is left out by its trace.</summary>
internal sealed class RecordedTelemetry : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly TracerProvider _traces;
    private readonly MeterProvider _meters;
    private readonly Activity _root = new Activity("a test").SetIdFormat(ActivityIdFormat.W3C);

    public RecordedTelemetry()
    {
        _traces = Sdk.CreateTracerProviderBuilder().AddSource(DryApiTelemetry.Name).SetSampler(new AlwaysOnSampler()).AddInMemoryExporter(_spans).Build();
        _meters = Sdk.CreateMeterProviderBuilder().AddMeter(DryApiTelemetry.Name).AddInMemoryExporter(_metrics).Build();
        _root.Start();
    }

    public ActivityTraceId TraceId => _root.TraceId;

    public ActivitySpanId RootId => _root.SpanId;

    /// <summary>The spans of the test's trace that have ended, in the order in which they began.</summary>
    public IReadOnlyList<Activity> Spans => SpansOf(TraceId);

    /// <summary>The spans of a trace that have ended, in the order in which they began.</summary>
    public IReadOnlyList<Activity> SpansOf(ActivityTraceId trace)
    {
        _traces.ForceFlush();
        // Those of other tests are added meanwhile, and are null for a moment.
        return [.. _spans.ToArray().Where(span => span?.TraceId == trace).OrderBy(span => span.StartTimeUtc).ThenBy(span => span.Duration)];
    }

    /// <summary>What was measured, as <c>tag=value, …: count or value</c>, sorted.</summary>
    /// <param name="instrument">The name of the instrument.</param>
    public IReadOnlyList<string> Measured(string instrument) => [.. PointsOf(instrument).Select(point => $"{TagsOf(point)}: {CountOf(TypeOf(instrument), point)}").Order(StringComparer.Ordinal)];

    /// <summary>The sums of an histogram, in the order of <see cref="Measured"/>.</summary>
    public IReadOnlyList<double> Sums(string instrument) => [.. PointsOf(instrument).OrderBy(TagsOf, StringComparer.Ordinal).Select(point => point.GetHistogramSum())];

    /// <summary>The names of all tags that an instrument had, sorted.</summary>
    public IReadOnlyList<string> TagsOf(string instrument)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var point in PointsOf(instrument))
        {
            foreach (var (name, _) in point.Tags)
            {
                names.Add(name);
            }
        }

        return [.. names];
    }

    /// <summary>The bounds of the buckets of a histogram.</summary>
    public IReadOnlyList<double> Bounds(string instrument)
    {
        var bounds = new List<double>();
        foreach (var bucket in PointsOf(instrument)[0].GetHistogramBuckets())
        {
            bounds.Add(bucket.ExplicitBound);
        }

        return bounds;
    }

    /// <summary>The names of all instruments that measured anything, with their units.</summary>
    public IReadOnlyList<string> Instruments
    {
        get
        {
            _meters.ForceFlush();
            return [.. _metrics.ToArray().Select(metric => $"{metric.Name} {metric.Unit}".Trim()).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    public void Dispose()
    {
        _root.Dispose();
        _traces.Dispose();
        _meters.Dispose();
    }

    private IReadOnlyList<MetricPoint> PointsOf(string instrument)
    {
        _meters.ForceFlush();
        var last = _metrics.ToArray().LastOrDefault(metric => metric.Name == instrument);
        return last?.MetricPoints ?? [];
    }

    private MetricType TypeOf(string instrument) => _metrics.ToArray().Last(metric => metric.Name == instrument).MetricType;

    private static string TagsOf(MetricPoint point)
    {
        var tags = new List<string>();
        foreach (var (name, value) in point.Tags)
        {
            tags.Add($"{name}={value}");
        }

        return string.Join(", ", tags.Order(StringComparer.Ordinal));
    }

    private static long CountOf(MetricType type, MetricPoint point) => type switch
    {
        MetricType.Histogram => point.GetHistogramCount(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetSumLong(),
    };
}
