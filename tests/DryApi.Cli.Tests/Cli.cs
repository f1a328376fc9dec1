using DryApi.Cli.Commands;
using DryApi.Emulator;
using Spectre.Console;

namespace DryApi.Cli.Tests;

/// <summary>Runs the program inside the test process, as its entry point does, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <summary>How the emulator inside behaves. Jobs are done when they are asked for.</summary>
    public DryApiEmulatorOptions Emulator { get; init; } = Instant();

    /// <summary>Whether somebody watches a bar on a terminal.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Called with each variable that is asked for.</summary>
    public Action<string> OnVariable { get; init; } = _ => { };

    /// <summary>Opens standard output for bytes; null when it is a terminal.</summary>
    public Func<Stream>? OpenOutput { get; init; }

    /// <summary>What somebody types; null when nobody is there.</summary>
    public Func<string?>? ReadLine { get; set; }

    public string this[string name] => _folder[name];

    public static DryApiEmulatorOptions Instant(decimal balance = 10) => new() { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero, Accounts = [new EmulatorAccount { Balance = balance }] };

    /// <summary>The names of all that is in the folder.</summary>
    public string[] Names() => _folder.Names();

    /// <summary>Called with each line of standard error while the program runs.</summary>
    public Action<string> OnErrorLine { get; init; } = _ => { };

    /// <summary>Called with each line of standard output while the program runs.</summary>
    public Action<string> OnOutput { get; init; } = _ => { };

    public void Set(string variable, string value) => _variables[variable] = value;

    public async Task<ProgramRun> RunAsync(IReadOnlyList<string> args, CancellationToken? cancellationToken = null)
    {
        using var output = new WatchedWriter(OnOutput) { NewLine = "\n" };
        using var error = new WatchedWriter(OnErrorLine) { NewLine = "\n" };
        var terminal = new Terminal
        {
            Output = new TerminalWriter(output),
            Error = new TerminalWriter(error, isNote: true),
            OpenOutput = OpenOutput,
            ReadLine = ReadLine,
            Progress = AnsiConsole.Create(IsWatched
                ? new AnsiConsoleSettings { Out = new TerminalOutput(error), Interactive = InteractionSupport.Yes, Ansi = AnsiSupport.Yes }
                : new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Interactive = InteractionSupport.No }),
            Variable = name =>
            {
                OnVariable(name);
                return _variables.GetValueOrDefault(name);
            },
            Emulator = Emulator,
        };
        var exitCode = await new CommandLine(terminal).RunAsync(args, cancellationToken ?? TestContext.Current.CancellationToken);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
