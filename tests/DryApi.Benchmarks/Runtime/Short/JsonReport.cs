using System.Runtime.InteropServices;
using System.Text.Json;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Results for machines.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(string path, List<ScenarioResult> results)
    {
        var report = new
        {
            Machine = new { Runtime = RuntimeInformation.FrameworkDescription, System = RuntimeInformation.OSDescription, Processors = Environment.ProcessorCount },
            Scenarios = results.Select(result => new { result.Name, result.Title, Rows = result.Rows.Select(row => ToJson(row, result.Baseline)), result.Goals }),
            IsKept = results.TrueForAll(result => result.Goals.All(goal => goal.IsKept)),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Options));
    }

    private static object ToJson(Row row, Measure baseline) => new
    {
        row.Client,
        TimeRatio = baseline.Microseconds > 0 ? row.Measure?.Microseconds / baseline.Microseconds : null,
        row.Measure?.Microseconds,
        BytesRatio = baseline.Bytes > 0 ? row.Measure?.Bytes / baseline.Bytes : null,
        row.Measure?.Bytes,
        row.Measure?.PeakBytes,
    };
}
