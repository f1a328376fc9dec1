namespace DryApi.Cli.Tests;

/// <summary>How a run of the program ended, and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>That it failed with a code and, after notes and progress, one line; never with a trace.</summary>
    public string ShouldHaveFailed(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Error);
        Output.ShouldBeEmpty();
        Error.ShouldNotContain("   at ");
        var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Count(line => line.StartsWith("dryapi: ", StringComparison.Ordinal)).ShouldBe(1);
        return lines[^1];
    }
}
