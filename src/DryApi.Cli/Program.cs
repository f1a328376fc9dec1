using DryApi.Cli.Commands;
using DryApi.Emulator;
using Spectre.Console;

namespace DryApi.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var signals = new Signals();
        // Progress goes to standard error, so that standard output can be piped.
        var terminal = new Terminal
        {
            Output = new TerminalWriter(Console.Out),
            Error = new TerminalWriter(Console.Error, isNote: true),
            Progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
            OpenOutput = Console.IsOutputRedirected ? StandardOutput.Open : null,
            ReadLine = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.ReadLine,
            Variable = Environment.GetEnvironmentVariable,
            Emulator = new DryApiEmulatorOptions(),
        };
        var exitCode = await new CommandLine(terminal).RunAsync(args, signals.Token).ConfigureAwait(false);
        return exitCode == ExitCode.Cancelled ? signals.ExitCode : exitCode;
    }
}
