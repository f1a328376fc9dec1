namespace DryApi.OpenApi.Commands;

/// <summary>What the exit codes of the tool mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input was read, and something in it fails the build.</summary>
    public const int Findings = 1;

    /// <summary>The input or the command line cannot be used.</summary>
    public const int Unusable = 2;
}
