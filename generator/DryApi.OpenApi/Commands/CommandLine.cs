using System.CommandLine;
using System.CommandLine.Invocation;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary>The commands of the tool, and how their failures end: in one line and an exit code.</summary>
internal sealed class CommandLine(TextWriter output, TextWriter error, HttpDocumentClient client, TimeProvider time, bool hasColor = false)
{
    private static readonly string[] HelpNames = ["--help", "-h", "/h", "-?", "/?"];
    private const string Name = "dryapi-openapi";

    private readonly ToolOutput _output = new(output, error, hasColor);

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            args = ArgumentFile.Read(args);
            var result = CreateFor(args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction)
            {
                return Fail(UsageError(result));
            }

            // The default handler prints a stack trace.
            var invocation = new InvocationConfiguration { Output = _output.HelpOutput, Error = _output.HelpError, EnableDefaultExceptionHandler = false };
            var exitCode = await DeepStack.RunAsync(() => result.Action is SynchronousCommandLineAction
                ? result.Invoke(invocation)
                : result.InvokeAsync(invocation, cancellationToken).GetAwaiter().GetResult()).ConfigureAwait(false);
            _output.HelpOutput.Flush();
            return exitCode;
        }
        catch (InputException exception)
        {
            return Fail($"{exception.Message}");
        }
        catch (WorkLimitException exception)
        {
            return Fail($"{exception.Message}");
        }
        catch (OperationCanceledException)
        {
            return Fail($"{Name}: cancelled");
        }
        catch (OutOfMemoryException)
        {
            return Fail($"{Name}: there is not enough memory for this input; is it really an OpenAPI document?");
        }
        catch (Exception exception)
        {
            return Fail($"{Name}: internal error: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private RootCommand CreateRoot() => new("Reads OpenAPI documents for the build: pulls them, writes contracts and normalized documents, compares and accepts contracts.")
    {
        PullCommand.Create(client, _output),
        ContractCommand.Create(client, _output),
        NormalizeCommand.Create(client, time, _output),
        DiffCommand.WithHelp(DiffCommand.Create(client, time, _output), _output),
        MigrationCommand.Create(client, time, _output),
        AcceptCommand.Create(client, time, _output),
        RulesCommand.Create(_output),
    };

    // The comparison is to start fast: without the other commands, and without the texts of the help.
    private Command CreateFor(IReadOnlyList<string> args) => args is ["diff", ..] && !args.Any(HelpNames.Contains)
        ? DiffCommand.Create(client, time, _output)
        : CreateRoot();

    // Without the usage that the default action prints: a build shows one line.
    private static Encoded<ErrorLine> UsageError(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = command is RootCommand ? $"{Name} --help" : $"{Name} {command.Name} --help";
        var errors = string.Join(", ", result.Errors.Select(each => string.Join(' ', each.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')));
        return $"{Name}: {errors}; see {help}";
    }

    private int Fail(Encoded<ErrorLine> message)
    {
        _output.Error.WriteLine(message);
        return ExitCode.Unusable;
    }
}
