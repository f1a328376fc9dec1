using System.Diagnostics;

namespace DryApi.Benchmarks.Runtime;

/// <summary>Runs a command again in a process with the runtime's own defaults: this project starts as the published tool does, and users' programs do not.</summary>
internal static class DefaultRuntime
{
    private const string Marker = "DRYAPI_BENCHMARKS_DEFAULT_RUNTIME";

    private static readonly (string Name, string Value)[] Settings =
    [
        (Marker, "1"),
        ("DOTNET_TieredPGO", "1"),
        ("DOTNET_gcConcurrent", "1"),
        // Code gets as good as it does otherwise, in a third of the time.
        ("DOTNET_TC_CallCountingDelayMs", "0"),
    ];

    /// <returns>What the command returned.</returns>
    public static bool Run(string command, string[] arguments, Func<bool> run, params (string Name, string Value)[] more)
    {
        if (Environment.GetEnvironmentVariable(Marker) is not null)
        {
            return run();
        }

        var start = new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], command, .. arguments]);
        foreach (var (name, value) in Settings.Concat(more))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
