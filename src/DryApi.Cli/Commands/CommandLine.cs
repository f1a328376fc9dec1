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
            var result = CreateRoot(terminal, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            // What looks like an option and is none would be taken for a prompt, and paid for.
            if (result.Action is ParseErrorAction || Arguments.Unknown(args, result.CommandResult.Command).Count > 0)
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
            if (failure.Message.Length > 0 && Arguments.HasOption(args, OutputOptions.JsonName))
            {
                JsonText.Write(terminal.Error, failure.ToJson());
            }
            else if (failure.Message.Length > 0)
            {
                terminal.Error.WriteLine($"{Name}: {TerminalText.OneLine(OneLine(failure.Message), LongestError)}");
            }

            return failure.Code;
        }
    }

    /// <summary>The program and its commands.</summary>
    /// <param name="terminal">Where to tell of what they do.</param>
    /// <param name="args">What is to be run, so that other commands need not be made; null for all.</param>
    internal static RootCommand CreateRoot(Terminal terminal, IReadOnlyList<string>? args = null)
    {
        var root = new RootCommand("The dryAPI inference service. Set DRYAPI_API_KEY to use it (DRYAPI_BASE_URL for another address); without a key an emulator inside this program answers.");
        CommandSource.AddTo(
            root,
            [
                .. OperationCommands.Create(terminal),
                new("transcribe", () => TranscribeCommand.Create(terminal)),
                new(OperationCommands.PriceName, () => OperationCommands.CreatePrice(terminal, args?.ElementAtOrDefault(1))),
                new("models", () => ModelsCommand.Create(terminal)),
                new("balance", () => BalanceCommand.Create(terminal)),
                new("status", () => StatusCommand.Create(terminal)),
                new("wait", () => WaitCommand.Create(terminal)),
                new("download", () => DownloadCommand.Create(terminal)),
                new("watch", () => WatchCommand.Create(terminal)),
                new("login", () => LoginCommand.Create(terminal)),
                new("whoami", () => WhoAmICommand.Create(terminal)),
                new("logout", () => LogoutCommand.Create(terminal)),
                new("completion", () => CompletionCommand.Create(terminal)),
                new("batch", () => BatchCommand.Create(terminal)),
                new("webhooks", () => WebhooksCommand.Create(terminal)),
                new("emulator", () => EmulatorCommand.Create(terminal)),
                new("mcp", () => McpCommand.Create(terminal)),
            ],
            args?.FirstOrDefault());
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

        // A price depends on less than the call takes: not on its files, and not on where its result goes.
        var whole = command.Parents.Any(parent => parent is Command { Name: OperationCommands.PriceName }) ? $"; a whole command says its price with {CallOptions.DryRunName}: {Name} {command.Name} ... {CallOptions.DryRunName}" : "";
        return unknown.Count > 0 ? $"{string.Join(", ", unknown.Select(name => $"'{name}'"))} is no option of {NameOf(command).TrimEnd()}; see {help} (a text that begins with -- comes last, after a -- alone){whole}" : $"{string.Join(", ", result.Errors.Select(error => Plain(error.Message)))}; see {help}{whole}";
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
