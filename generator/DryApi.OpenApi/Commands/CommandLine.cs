using System.CommandLine;
using System.CommandLine.Invocation;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary>The commands of the tool, and how their failures end: in one line and an exit code.</summary>
internal sealed class CommandLine(TextWriter output, TextWriter error, HttpDocumentClient client, TimeProvider time, bool hasColor = false)
{
    private static readonly string[] HelpNames = ["--help", "-h", "/h", "-?", "/?"];
    private const string Name = "dryapi-openapi";

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            args = ArgumentFile.Read(args);
            var result = CreateFor(args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction)
            {
                return Fail($"{Name}: {UsageError(result)}");
            }

            // The default handler prints a stack trace.
            var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return result.Action is SynchronousCommandLineAction
                ? result.Invoke(invocation)
                : await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException exception)
        {
            return Fail(exception.Message);
        }
        catch (WorkLimitException exception)
        {
            return Fail(InputException.OneLine(exception.Message));
        }
        catch (OperationCanceledException)
        {
            return Fail($"{Name}: cancelled");
        }
        catch (Exception exception)
        {
            return Fail(InputException.OneLine($"{Name}: internal error: {exception.GetType().Name}: {exception.Message}"));
        }
    }

    private RootCommand CreateRoot() => new("Reads OpenAPI documents for the build: pulls them, writes contracts and normalized documents, compares and accepts contracts.")
    {
        PullCommand.Create(client),
        ContractCommand.Create(),
        NormalizeCommand.Create(time),
        DiffCommand.WithHelp(DiffCommand.Create(time, hasColor)),
        AcceptCommand.Create(time, hasColor),
        RulesCommand.Create(),
    };

    // The comparison is to start fast: without the other commands, and without the texts of the help.
    private Command CreateFor(IReadOnlyList<string> args) => args is ["diff", ..] && !args.Any(HelpNames.Contains)
        ? DiffCommand.Create(time, hasColor)
        : CreateRoot();

    // Without the usage that the default action prints: a build shows one line.
    private static string UsageError(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = command is RootCommand ? $"{Name} --help" : $"{Name} {command.Name} --help";
        var errors = string.Join(", ", result.Errors.Select(each => string.Join(' ', each.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')));
        return InputException.OneLine($"{errors}; see {help}");
    }

    private int Fail(string message)
    {
        error.WriteLine(message);
        return ExitCode.Unusable;
    }
}
