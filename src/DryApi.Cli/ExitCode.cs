namespace DryApi.Cli;

/// <summary>What the exit codes mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A call failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a file or a variable cannot be used; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C, as shells have it; other signals have the codes of <see cref="Signals"/>.</summary>
    public const int Cancelled = 130;

    /// <summary>Nobody reads the result any more, as shells have it.</summary>
    public const int ClosedPipe = 141;
}
