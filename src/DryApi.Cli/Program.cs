using DryApi.Cli.Commands;
using DryApi.Cli.Pictures;
using Spectre.Console;

namespace DryApi.Cli;

internal static class Program
{
    private const string FolderName = "dryapi";

    public static async Task<int> Main(string[] args)
    {
        using var signals = new Signals();
        // Progress goes to standard error, so that standard output can be piped.
        var progress = new Lazy<IAnsiConsole>(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));
        var graphics = new Lazy<Graphics>(() => GraphicsProbe.Ask(Console.Error));
        var isAttended = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        var terminal = new Terminal
        {
            Output = new TerminalWriter(StandardOutput.OpenText()),
            Error = new TerminalWriter(Console.Error, isNote: true),
            CreateProgress = () => progress.Value,
            HasTerminal = !Console.IsErrorRedirected,
            OpenOutput = Console.IsOutputRedirected ? StandardOutput.Open : null,
            OpenInput = Console.IsInputRedirected ? Console.OpenStandardInput : null,
            ReadLine = isAttended ? Console.ReadLine : null,
            Confirm = isAttended ? (question, token) => new Questions(progress.Value).ConfirmAsync(question, token) : null,
            ReadSecret = isAttended ? (question, token) => new Questions(progress.Value).ReadSecretAsync(question, token) : null,
            AskGraphics = isAttended ? () => graphics.Value : null,
            Folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder ? Path.Combine(folder, FolderName) : null,
            Variable = Environment.GetEnvironmentVariable,
        };
        var exitCode = await new CommandLine(terminal).RunAsync(args, signals.Token).ConfigureAwait(false);
        return exitCode == ExitCode.Cancelled && signals.ExitCode > 0 ? signals.ExitCode : exitCode;
    }
}
