namespace DryApi.Benchmarks.Builds;

/// <summary><c>build [--short] [--nothing] [--json FILE]</c>.</summary>
internal static class BuildCommand
{
    /// <returns>Whether every goal is kept.</returns>
    /// <exception cref="ArgumentException">An option is unknown, or has no value.</exception>
    public static bool Run(string[] arguments)
    {
        var isShort = arguments.Contains("--short");
        var isNothing = arguments.Contains("--nothing");
        return arguments.Where(argument => argument is not ("--short" or "--nothing")).ToArray() switch
        {
            [] => BuildBenchmark.Run(isShort, isNothing, json: null),
            ["--json", var file] => BuildBenchmark.Run(isShort, isNothing, file),
            ["--json"] => throw new ArgumentException("--json has no value."),
            [var other, ..] => throw new ArgumentException($"'{other}' is no option; there are --short, --nothing and --json FILE."),
        };
    }
}
