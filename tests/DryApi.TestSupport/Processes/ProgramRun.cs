namespace DryApi.TestSupport.Processes;

/// <summary>How a run of a program ended, and what it wrote.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Fails, with all that it wrote, if the program did not succeed.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public string ShouldExitWithZero()
    {
        ExitCode.ShouldBe(0, Output + Error);
        return Output;
    }

    /// <summary>Fails if the program did not succeed, or wrote to standard error.</summary>
    public void ShouldSucceed()
    {
        Error.ShouldBeEmpty();
        ExitCode.ShouldBe(0);
    }
}
