using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>logout</c></summary>
internal static class LogoutCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("logout", "Deletes the key and the client id that 'dryapi login' keeps.");
        command.SetAction(_ =>
        {
            terminal.Output.WriteLine(KeyFile.Delete(terminal) is { } path ? $"Deleted {path}" : "No key was kept.");
            return ExitCode.Success;
        });
        return command;
    }
}
