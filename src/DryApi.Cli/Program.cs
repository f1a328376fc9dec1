using DryApi.Cli.Commands;
using DryApi.Emulator;
using Spectre.Console;

namespace DryApi.Cli;

internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        // Progress goes to standard error, so that standard output can be piped.
        var terminal = new Terminal
        {
            Output = Console.Out,
            Error = Console.Error,
            Progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
            Variable = Environment.GetEnvironmentVariable,
            Emulator = new DryApiEmulatorOptions(),
        };
        return new CommandLine(terminal).RunAsync(args);
    }
}
