using System.Globalization;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Results for people.</summary>
internal static class Report
{
    private const int NameWidth = 22;

    public static void Write(ScenarioResult result)
    {
        Console.WriteLine(result.Title);
        foreach (var row in result.Rows)
        {
            Console.WriteLine("  " + (row.Measure is { } measure ? Line(row.Client, measure, result.Baseline) : row.Client.PadRight(NameWidth) + "       cannot"));
        }

        foreach (var goal in result.Goals)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  goal: {goal.What} {goal.Value:0.###} {goal.Unit}, at most {goal.Limit:0.##}: {(goal.IsKept ? "kept" : "EXCEEDED")}"));
        }

        Console.WriteLine();
    }

    private static string Line(string client, Measure measure, Measure baseline)
    {
        var text = client.PadRight(NameWidth) + Column(measure.Microseconds, baseline.Microseconds, Time) + Column(measure.Bytes, baseline.Bytes, Size);
        return measure.PeakBytes is { } peak ? text + $"{Size(peak),12} at most in use" : text;
    }

    /// <summary>The ratio and the value; nothing where nothing was measured.</summary>
    private static string Column(double value, double baseline, Func<double, string> format) =>
        baseline > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value / baseline,9:0.00}{format(value),12}") : "";

    private static string Time(double microseconds) => microseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{microseconds:0.00} µs")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000:0.0} ms");

    private static string Size(double bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} B")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.00} MiB");
}
