namespace DryApi.OpenApi.Tests.Commands;

/// <summary>What has to hold of a run of the tool.</summary>
internal static class ToolAssertions
{
    /// <summary>The one line of a run that could not use its input.</summary>
    public static string ShouldBeUnusable(this ProgramRun run)
    {
        run.Error.ShouldEndWith("\n");
        var line = run.Error[..^1];
        line.ShouldNotContain("\n");
        line.ShouldNotContain("internal error");
        line.ShouldNotContain("   at ");
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        return line;
    }
}
