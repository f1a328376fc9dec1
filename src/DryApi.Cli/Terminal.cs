using DryApi.Emulator;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>What the program has around it; tests bring their own.</summary>
internal sealed record Terminal
{
    /// <summary>Where results are told.</summary>
    public required TerminalWriter Output { get; init; }

    /// <summary>Where errors are told, and what must not be missed.</summary>
    public required TerminalWriter Error { get; init; }

    /// <summary>Makes what progress is drawn on when it is first needed, as most commands draw none; null where <see cref="Progress"/> is given.</summary>
    public Func<IAnsiConsole>? CreateProgress { get; init; }

    /// <summary>Where progress is drawn when somebody watches.</summary>
    public IAnsiConsole Progress { get => field ??= CreateProgress!(); init; }

    /// <summary>Whether progress goes to a terminal at all.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>Opens standard output for the bytes of a result; null when it is a terminal, which would obey them.</summary>
    public required Func<Stream>? OpenOutput { get; init; }

    /// <summary>Opens standard input; null when it is a terminal, where nobody would know what to type.</summary>
    public Func<Stream>? OpenInput { get; init; }

    /// <summary>Asks whoever sits at the terminal a question; null when nobody does.</summary>
    public Func<string, CancellationToken, Task<bool>>? Confirm { get; init; }

    /// <summary>Asks for a secret, which is not shown; null when nobody sits at the terminal.</summary>
    public Func<string, CancellationToken, Task<string>>? ReadSecret { get; init; }

    /// <summary>Asks the terminal how it shows pictures, the first time; null when it is none.</summary>
    public Func<Pictures.Graphics>? AskGraphics { get; init; }

    /// <summary>The user's folder for what this program keeps; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Reads a line that somebody types; null when nobody is there to be asked.</summary>
    public Func<string?>? ReadLine { get; init; }

    /// <summary>How the emulator inside behaves.</summary>
    public DryApiEmulatorOptions Emulator { get => field ??= new DryApiEmulatorOptions(); init; }

    /// <summary>Whether notes and progress are left out.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Where notes are told: what a job is called, which model was taken, where it stands.</summary>
    public TerminalWriter Notes => IsQuiet ? TerminalWriter.Silent : Error;

    /// <summary>Whether somebody watches a bar.</summary>
    public bool IsWatched => !IsQuiet && HasTerminal && Progress.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } };

    /// <summary>Whether pictures are shown: to somebody who watches, has not turned colors off and redirects nothing.</summary>
    public bool ShowsPictures => IsWatched && AskGraphics is not null && OpenOutput is null && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The time that waiting and elapsed times go by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
