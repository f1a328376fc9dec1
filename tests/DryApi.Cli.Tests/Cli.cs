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

    /// <summary>What is on standard input; null when it is a terminal.</summary>
    public byte[]? Input { get; set; }

    /// <summary>What a question is answered with; null when nobody sits at the terminal.</summary>
    public bool? Answer { get; set; }

    /// <summary>What is typed where a secret is asked for; null when nobody sits at the terminal.</summary>
    public string? Secret { get; set; }

    /// <summary>The questions that were asked.</summary>
    public List<string> Questions { get; } = [];

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
        var terminal = Terminal(output, error);
        var exitCode = await new CommandLine(terminal).RunAsync(args, cancellationToken ?? TestContext.Current.CancellationToken);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What the program has around it.</summary>
    public Terminal Terminal(TextWriter output, TextWriter error)
    {
        return new Terminal
        {
            Output = new TerminalWriter(output),
            Error = new TerminalWriter(error, isNote: true),
            OpenOutput = OpenOutput,
            ReadLine = ReadLine,
            HasTerminal = IsWatched,
            CreateProgress = () => AnsiConsole.Create(IsWatched
                ? new AnsiConsoleSettings { Out = new TerminalOutput(error), Interactive = InteractionSupport.Yes, Ansi = AnsiSupport.Yes }
                : new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Interactive = InteractionSupport.No }),
            Variable = name =>
            {
                OnVariable(name);
                return _variables.GetValueOrDefault(name);
            },
            Emulator = Emulator,
            OpenInput = Input is { } input ? () => new MemoryStream(input) : null,
            Confirm = Answer is { } answer ? (question, _) => Task.FromResult(Asked(question, answer)) : null,
            ReadSecret = Secret is { } secret ? (question, _) => Task.FromResult(Asked(question, secret)) : null,
            Folder = this["configuration"],
        };
    }

    private T Asked<T>(string question, T answer)
    {
        Questions.Add(question);
        return answer;
    }

    public void Dispose() => _folder.Dispose();
}
