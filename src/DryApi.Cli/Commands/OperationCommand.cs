using System.CommandLine;
using System.Text.RegularExpressions;

namespace DryApi.Cli.Commands;

/// <summary>A command that is made of an operation: its arguments, options and help are those of the catalogue.</summary>
internal sealed partial class OperationCommand
{
    /// <summary>The model's name, which is not asked for as other texts are: there are models to choose from.</summary>
    private const string Model = "model";

    private const string Prompt = "prompt";

    private const string Format = "format";

    private const string ReturnsResult = "return_result_in_response";

    private readonly Terminal _terminal;
    private readonly OperationDescription _operation;
    private readonly OperationDescription _priced;
    private readonly IReadOnlyList<ParameterInput> _inputs;
    private readonly Option<string?> _output;

    private OperationCommand(Terminal terminal, string name, OperationDescription operation, OperationDescription priced)
    {
        (_terminal, _operation, _priced) = (terminal, operation, priced);
        var arguments = ArgumentsOf(operation);
        _inputs =
        [
            .. arguments.Select(parameter => InputOf(parameter, isArgument: true)),
            .. operation.Parameters.Where(parameter => !arguments.Contains(parameter) && parameter.WireName != ReturnsResult).Select(parameter => InputOf(parameter, isArgument: false)),
        ];
        _output = new Option<string?>("--output", "-o")
        {
            Description = ReturnsText ? "Where the result is saved, - is standard output; its text is printed when left out." : "Where the result is saved; an existing file is replaced, - is standard output.",
            HelpName = "FILE",
            Required = !ReturnsText,
        };
        Command = new Command(name, Sentence(operation.Summary ?? operation.Description ?? operation.ToString()));
        foreach (var input in _inputs)
        {
            input.AddTo(Command);
        }

        if (operation.Submit is not null)
        {
            Command.Add(_output);
        }

        Command.SetAction(RunAsync);
    }

    /// <summary>The command.</summary>
    private Command Command { get; }

    private bool ReturnsText => _operation.FindParameter(ReturnsResult) is not null;

    /// <summary>A command that runs an operation: a job to its end, or a call.</summary>
    public static Command Create(OperationDescription operation, Terminal terminal) => new OperationCommand(terminal, operation.Name, operation, operation).Command;

    /// <summary>A command that says what a call of an operation costs.</summary>
    public static Command CreatePrice(OperationDescription operation, Terminal terminal) => new OperationCommand(terminal, operation.Name, operation.PriceOperation!, operation).Command;

    /// <summary>What stands without a name: the files that an operation needs, and then the text that it is about.</summary>
    internal static IReadOnlyList<ParameterDescription> ArgumentsOf(OperationDescription operation) =>
    [
        .. operation.Parameters.Where(parameter => parameter.Type == ParameterType.File && (parameter.IsRequired || ListInPlaceOf(operation, parameter) is not null)),
        .. TextOf(operation) is { } text ? (IEnumerable<ParameterDescription>)[text] : [],
    ];

    /// <summary>The text that an operation is about: the input of vectors, one that may not be empty, an address, or a prompt.</summary>
    private static ParameterDescription? TextOf(OperationDescription operation)
    {
        var texts = operation.Parameters.Where(parameter => parameter.IsRequired && parameter.Location == ParameterLocation.Body && parameter.WireName != Model && parameter.AllowedValues.Count == 0).ToList();
        return texts.FirstOrDefault(parameter => parameter.Type == ParameterType.Any)
            ?? texts.FirstOrDefault(parameter => parameter.Type == ParameterType.String && parameter.FindRule("minLength") is not null)
            ?? texts.FirstOrDefault(parameter => parameter.Type == ParameterType.String && parameter.WireName.EndsWith("_url", StringComparison.Ordinal))
            ?? operation.FindParameter(Prompt);
    }

    /// <summary>The list that can be given in place of a file: of both, exactly one is sent.</summary>
    private static ParameterDescription? ListInPlaceOf(OperationDescription operation, ParameterDescription file) =>
        operation.InputSchema.TryGetProperty("x-exactly-one-of", out var groups)
            ? groups.EnumerateArray().Select(group => group.EnumerateArray().Select(name => name.GetString()).ToList()).Where(group => group.Contains(file.WireName))
                .SelectMany(group => group).Select(name => operation.FindParameter(name!)).FirstOrDefault(other => other?.Items?.Type == ParameterType.File)
            : null;

    private ParameterInput InputOf(ParameterDescription parameter, bool isArgument) => new(parameter, isArgument, Words(parameter));

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var file = result.GetValue(_output) is { } path ? OutputFile.Check(path, _terminal) : null;
        var values = ValuesIn(result);
        if (_operation.Submit is null)
        {
            var session = await Session.OpenAsync(_terminal, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                await FillAsync(session.Client, values, null, cancellationToken).ConfigureAwait(false);
                ResponseText.Write(_terminal.Output, await NamedAsync(() => session.Client.RunAsync(_operation, values, cancellationToken)).ConfigureAwait(false));
            }

            return ExitCode.Success;
        }

        await new JobRunner(_terminal).RunAsync(
            async (client, token) =>
            {
                await FillAsync(client, values, file, token).ConfigureAwait(false);
                return await NamedAsync(() => client.SubmitAsync(_operation, values, token)).ConfigureAwait(false);
            },
            file,
            cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private Dictionary<string, object?> ValuesIn(ParseResult result)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in _inputs)
        {
            if (input.ValueIn(result) is { } value)
            {
                values[input.Parameter.WireName] = value;
            }
        }

        // The file of a command line is the first of several.
        foreach (var input in _inputs.Where(input => input.Parameter.Type == ParameterType.File))
        {
            if (ListInPlaceOf(_operation, input.Parameter) is { } list && values.TryGetValue(list.WireName, out var others) && values.Remove(input.Parameter.WireName, out var first))
            {
                values[list.WireName] = ((object[])others!).Prepend(first!).Cast<FileContent>().ToArray();
            }
        }

        return values;
    }

    /// <summary>Adds what was left out: what the model says of itself, and what an output file is called.</summary>
    private async Task FillAsync(DryApiClient client, Dictionary<string, object?> values, OutputFile? file, CancellationToken cancellationToken)
    {
        if (ReturnsText)
        {
            values[ReturnsResult] = file is null;
        }

        if (file is { Extension: { Length: > 1 } extension } && _operation.FindParameter(Format) is { } format && !values.ContainsKey(Format)
            && (format.AllowedValues.Count == 0 || format.AllowedValues.Any(value => value.ToString() == extension[1..].ToLowerInvariant())))
        {
            values[Format] = extension[1..].ToLowerInvariant();
        }

        await new ModelDefaults(_terminal, client).FillAsync(_operation, _priced, values, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call whose refusal names the options.</summary>
    private async Task<T> NamedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (DryApiException exception) when (exception.Errors.Count > 0)
        {
            throw new RefusedOptionsException(exception, _inputs.ToDictionary(input => input.Parameter.WireName, input => input.Label, StringComparer.Ordinal));
        }
    }

    /// <summary>What the document says of a parameter, in the words of a command line.</summary>
    private string Words(ParameterDescription parameter)
    {
        var words = Sentence(parameter.Description ?? parameter.Name);
        words = ListOfModels().Replace(words, "'dryapi models' lists");
        foreach (var other in _operation.Parameters.Where(other => other.WireName.AsSpan().IndexOfAny("_[") >= 0).OrderByDescending(other => other.WireName.Length))
        {
            words = words.Replace(other.WireName, ParameterInput.OptionOf(other), StringComparison.Ordinal);
        }

        return TerminalText.OneLine(words);
    }

    private static string Sentence(string text) => text.TrimEnd('.') + ".";

    [GeneratedRegex("GET /[a-z0-9/]+/models lists")]
    private static partial Regex ListOfModels();
}
