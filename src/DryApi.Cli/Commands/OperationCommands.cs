using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary>The commands that are made of the operations.</summary>
internal static class OperationCommands
{
    /// <summary>The command that tells prices.</summary>
    public const string PriceName = "price";

    /// <summary>Operations that have a command of their own: what they list is shown in columns.</summary>
    private static readonly string[] Own = ["balance", "models", "request-status"];

    /// <summary>A command for each operation that submits a job or makes something at once.</summary>
    /// <param name="terminal">Where to tell of it.</param>
    /// <param name="isDry">Whether nothing is to be sent, so that nothing is saved and no file need be named.</param>
    public static IEnumerable<CommandSource> Create(Terminal terminal, bool isDry) => Operations.Select(operation => new CommandSource(operation.Name, () => OperationCommand.Create(operation, terminal, isDry)));

    /// <summary><c>price OPERATION …</c>: what each of them costs.</summary>
    /// <param name="terminal">Where to tell of it.</param>
    /// <param name="name">The operation that is meant; null, or none of them, for all.</param>
    public static Command CreatePrice(Terminal terminal, string? name)
    {
        var command = new Command(PriceName, "Tells what a call costs, and makes none.");
        CommandSource.AddTo(command, [.. Operations.Where(operation => operation.PriceOperation is not null).Select(operation => new CommandSource(operation.Name, () => OperationCommand.CreatePrice(operation, terminal)))], name);
        return command;
    }

    private static IEnumerable<OperationDescription> Operations
    {
        get
        {
            var prices = DryApiOperations.All.Select(operation => operation.PriceOperation).ToHashSet();
            return DryApiOperations.All.Where(operation => !Own.Contains(operation.Name) && !prices.Contains(operation)).OrderBy(operation => operation.Submit is null);
        }
    }
}
