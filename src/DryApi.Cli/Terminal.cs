using DryApi.Emulator;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>What the program has around it; tests bring their own.</summary>
internal sealed class Terminal
{
    /// <summary>Where results are told.</summary>
    public required TerminalWriter Output { get; init; }

    /// <summary>Where progress, notes and errors are told.</summary>
    public required TerminalWriter Error { get; init; }

    /// <summary>Where progress is drawn when somebody watches.</summary>
    public required IAnsiConsole Progress { get; init; }

    /// <summary>Opens standard output for the bytes of a result; null when it is a terminal, which would obey them.</summary>
    public required Func<Stream>? OpenOutput { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Reads a line that somebody types; null when nobody is there to be asked.</summary>
    public Func<string?>? ReadLine { get; init; }

    /// <summary>How the emulator inside behaves.</summary>
    public required DryApiEmulatorOptions Emulator { get; init; }
}
