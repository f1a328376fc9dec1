namespace DryApi.OpenApi.Tests.Commands;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The one line of a run that could not use its input.</summary>
    public string ShouldBeUnusable()
    {
        Error.ShouldEndWith("\n");
        var line = Error[..^1];
        line.ShouldNotContain("\n");
        line.ShouldNotContain("internal error");
        line.ShouldNotContain("   at ");
        ExitCode.ShouldBe(2);
        Output.ShouldBeEmpty();
        return line;
    }

    public void ShouldSucceed()
    {
        Error.ShouldBeEmpty();
        ExitCode.ShouldBe(0);
    }
}
