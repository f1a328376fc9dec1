namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>All scenarios in under two minutes, as ratios to the hand-written client.</summary>
internal static class ShortCommand
{
    private static readonly Scenario[] Scenarios =
    [
        new("json", () => CallScenario.Run(CallKind.Json, Limit.Time(1.5), Limit.Bytes(1.25), Limit.TimeBelowNSwag, Limit.BytesBelowNSwag)),
        new("form", () => CallScenario.Run(CallKind.Form)),
        new("status", () => CallScenario.Run(CallKind.Status, Limit.Time(1.5), Limit.Bytes(1.25))),
        new("models", () => CallScenario.Run(CallKind.Models)),
        new("validation", ValidationScenario.Run),
        new("telemetry", TelemetryScenario.Run),
        new("upload", TransferScenario.Upload),
        new("download", TransferScenario.Download),
        new("first-call", FirstCallScenario.Run),
        new("size", SizeScenario.Run),
    ];

    /// <returns>Whether every goal was kept.</returns>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public static bool Run(string[] arguments)
    {
        var options = ShortOptions.Parse(arguments, [.. Scenarios.Select(scenario => scenario.Name)]);
        return DefaultRuntime.Run("--short", arguments, () => Run(options));
    }

    private static bool Run(ShortOptions options)
    {
        Console.WriteLine("Ratios to the same work by hand (1.00), medians of one interleaved run: time, then memory allocated.\n");
        var results = new List<ScenarioResult>();
        foreach (var scenario in Scenarios.Where(scenario => options.Only is null || options.Only == scenario.Name))
        {
            results.Add(scenario.Run());
            Report.Write(results[^1]);
        }

        if (options.Json is { } path)
        {
            JsonReport.Write(path, results);
        }

        return results.TrueForAll(result => result.Goals.All(goal => goal.IsKept));
    }
}
