namespace DryApi.Cli.Tests;

/// <summary>What has to hold of a run of the program.</summary>
internal static class ProgramRunAssertions
{
    /// <summary>That it failed with a code and, after notes and progress, one line; never with a trace.</summary>
    public static string ShouldHaveFailed(this ProgramRun run, int exitCode)
    {
        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldNotContain("   at ");
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Count(line => line.StartsWith("dryapi: ", StringComparison.Ordinal)).ShouldBe(1);
        return lines[^1];
    }
}
