namespace DryApi.Benchmarks.Builds;

/// <summary><c>build [--short] [--json FILE]</c>.</summary>
internal static class BuildCommand
{
    /// <returns>Whether every goal is kept.</returns>
    /// <exception cref="ArgumentException">An option is unknown, or has no value.</exception>
    public static bool Run(string[] arguments)
    {
        var isShort = arguments.Contains("--short");
        return arguments.Where(argument => argument != "--short").ToArray() switch
        {
            [] => BuildBenchmark.Run(isShort, json: null),
            ["--json", var file] => BuildBenchmark.Run(isShort, file),
            ["--json"] => throw new ArgumentException("--json has no value."),
            [var other, ..] => throw new ArgumentException($"'{other}' is no option; there are --short and --json FILE."),
        };
    }
}
