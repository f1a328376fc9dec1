namespace DryApi.Cli;

/// <summary>What the exit codes mean.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A job failed, or its result could not be saved.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a file or a variable cannot be used; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>A value breaks a rule, of the contract or of the service, or names what the service does not know.</summary>
    public const int Refused = 3;

    /// <summary>The key is none, or may not do this.</summary>
    public const int Authentication = 4;

    /// <summary>There are too many calls, or there is too little balance.</summary>
    public const int Quota = 5;

    /// <summary>The service or the network failed.</summary>
    public const int Service = 6;

    /// <summary>Ctrl+C, as shells have it; other signals have the codes of <see cref="Signals"/>.</summary>
    public const int Cancelled = 130;

    /// <summary>Nobody reads the result any more, as shells have it.</summary>
    public const int ClosedPipe = 141;
}
