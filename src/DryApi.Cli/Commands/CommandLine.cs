using System.CommandLine;
using System.CommandLine.Invocation;

namespace DryApi.Cli.Commands;

/// <summary>The commands, and how their failures end.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    private const string Name = "dryapi";
    private const int LongestError = 2000;

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            Arguments.Check(args);
            // A prompt may begin with @.
            var result = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction)
            {
                throw new UsageException(UsageError(args, result));
            }

            // The default handlers print a stack trace, and end the program two seconds after a signal.
            var invocation = new InvocationConfiguration { Output = terminal.Output.Help, Error = terminal.Error.Help, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception);
            if (failure.Message.Length > 0)
            {
                terminal.Error.WriteLine($"{Name}: {TerminalText.OneLine(OneLine(failure.Message), LongestError)}");
            }

            return failure.Code;
        }
    }

    private RootCommand CreateRoot()
    {
        var root = new RootCommand("The dryAPI inference service. Set DRYAPI_API_KEY to use it (DRYAPI_BASE_URL for another address); without a key an emulator inside this program answers.");
        foreach (var command in OperationCommands.Create(terminal).Concat(
            [OperationCommands.CreatePrice(terminal), ModelsCommand.Create(terminal), BalanceCommand.Create(terminal), StatusCommand.Create(terminal), BatchCommand.Create(terminal), WebhooksCommand.Create(terminal), EmulatorCommand.Create(terminal), McpCommand.Create(terminal)]))
        {
            root.Add(command);
        }

        return root;
    }

    private static string UsageError(IReadOnlyList<string> args, ParseResult result)
    {
        var command = result.CommandResult.Command;
        var unknown = Arguments.Unknown(args, command);
        var help = $"{Name} {NameOf(command)}--help";
        if (command.Subcommands.Any())
        {
            var wrong = unknown.FirstOrDefault() ?? result.UnmatchedTokens.FirstOrDefault();
            var what = wrong is null ? "a command is missing" : $"'{wrong}' is no command";
            return $"{what}; use one of {string.Join(", ", command.Subcommands.Select(each => each.Name))}, or see {help}";
        }

        return unknown.Count > 0 ? $"{string.Join(", ", unknown.Select(name => $"'{name}'"))} is no option of {NameOf(command).TrimEnd()}; see {help}" : $"{string.Join(", ", result.Errors.Select(error => Plain(error.Message)))}; see {help}";
    }

    /// <summary>What stands before the options of a command, with a space at its end; nothing for the program itself.</summary>
    private static string NameOf(Command command) => command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(NameOf))}{command.Name} ";

    /// <summary>The parser names types of .NET; people name numbers.</summary>
    private static string Plain(string message) => message
        .Replace("as expected type 'System.Int64'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Double'", "as a number", StringComparison.Ordinal)
        .TrimEnd('.');

    private static string OneLine(string message) => string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
