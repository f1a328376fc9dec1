using System.CommandLine;

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
            if (args.FirstOrDefault() == CompletionCommand.Request)
            {
                CompletionCommand.Offer(terminal, [.. args.Skip(1)]);
                return ExitCode.Success;
            }

            var result = Parse(args);
            // The default handlers print a stack trace, and end the program two seconds after a signal.
            using var help = new StringWriter { NewLine = terminal.Output.Help.NewLine };
            var invocation = new InvocationConfiguration { Output = help, Error = terminal.Error.Help, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var exitCode = await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
            if (help.GetStringBuilder().Length > 0)
            {
                // At once: it is made of a hundred pieces.
                await terminal.Output.Help.WriteAsync(help.ToString()).ConfigureAwait(false);
            }

            return exitCode;
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

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="UsageException">It cannot be meant.</exception>
    internal ParseResult Parse(IReadOnlyList<string> args)
    {
        Arguments.Check(args);
        // A prompt may begin with @.
        var result = CreateRoot(terminal, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return new UsageErrors(args, result).Find() is { } error ? throw new UsageException(error) : result;
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
                .. OperationCommands.Create(terminal, isDry: args is not null && Arguments.HasOption(args, CallOptions.DryRunName)),
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

    private static string OneLine(string message) => string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
