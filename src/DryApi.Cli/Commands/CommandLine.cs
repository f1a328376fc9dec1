using System.CommandLine;
using System.CommandLine.Invocation;

namespace DryApi.Cli.Commands;

/// <summary>The commands, and how their failures end.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    private const string Name = "dryapi";

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            // A prompt may begin with @.
            var result = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction)
            {
                throw new UsageException(UsageError(result));
            }

            // The default handler prints a stack trace.
            var invocation = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception);
            await terminal.Error.WriteLineAsync($"{Name}: {OneLine(failure.Message)}").ConfigureAwait(false);
            return failure.Code;
        }
    }

    private RootCommand CreateRoot() => new("The dryAPI inference service. Set DRYAPI_API_KEY to use it; without a key an emulator inside this program answers.")
    {
        Txt2ImgCommand.Create(terminal),
        Img2ImgCommand.Create(terminal),
        Txt2AudioCommand.Create(terminal),
        Txt2EmbeddingCommand.Create(terminal),
        ModelsCommand.Create(terminal),
        BalanceCommand.Create(terminal),
        StatusCommand.Create(terminal),
    };

    private static string UsageError(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = command is RootCommand ? $"{Name} --help" : $"{Name} {command.Name} --help";
        return $"{string.Join(", ", result.Errors.Select(error => error.Message.TrimEnd('.')))}; see {help}";
    }

    private static string OneLine(string message) => string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
