using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary>A command that is made of an operation: its arguments, options and help are those of the catalogue.</summary>
internal sealed class OperationCommand
{
    /// <summary>The model's name, which is not asked for as other texts are: there are models to choose from.</summary>
    private const string Model = "model";

    private const string Prompt = "prompt";

    private readonly Terminal _terminal;
    private readonly OperationDescription _operation;
    private readonly OperationDescription? _price;
    private readonly IReadOnlyList<ParameterInput> _inputs;
    private readonly OutputOptions _outputOptions = new();
    private readonly CallOptions? _callOptions;
    private readonly Option<string?> _output;

    private OperationCommand(Terminal terminal, OperationDescription operation, OperationDescription? price)
    {
        (_terminal, _operation, _price) = (terminal, operation, price);
        _inputs = price is null ? InputsOf(operation) : PriceInputsOf(operation, price);
        _output = OutputOption(operation);
        var described = price ?? operation;
        Command = new Command(operation.Name, Sentence(described.Summary ?? described.Description ?? described.ToString()));
        foreach (var input in _inputs)
        {
            input.AddTo(Command);
        }

        if (operation.Submit is not null)
        {
            Command.Add(_output);
        }

        if (price is null)
        {
            _callOptions = new CallOptions(operation.PriceOperation is not null);
            _callOptions.AddTo(Command);
        }
        else
        {
            (_output.Description, _output.Required) = ("Where the result would go; nothing is saved.", false);
        }

        _outputOptions.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    /// <summary>The command.</summary>
    private Command Command { get; }

    /// <summary>A command that runs an operation: a job to its end, or a call.</summary>
    public static Command Create(OperationDescription operation, Terminal terminal, bool isDry)
    {
        var created = new OperationCommand(terminal, operation, null);
        created._output.Required &= !isDry;
        return created.Command;
    }

    /// <summary>A command that says what a call of an operation costs, by the command line of the call.</summary>
    public static Command CreatePrice(OperationDescription operation, Terminal terminal) => new OperationCommand(terminal, operation, operation.PriceOperation).Command;

    /// <summary>What stands without a name: the files that an operation needs, and then the text that it is about.</summary>
    internal static IReadOnlyList<ParameterDescription> ArgumentsOf(OperationDescription operation) =>
    [
        .. operation.Parameters.Where(parameter => parameter.Type == ParameterType.File && (parameter.IsRequired || ListInPlaceOf(operation, parameter) is not null)),
        .. TextOf(operation) is { } text ? (IEnumerable<ParameterDescription>)[text] : [],
    ];

    /// <summary>The arguments and options that the parameters of an operation are.</summary>
    internal static IReadOnlyList<ParameterInput> InputsOf(OperationDescription operation)
    {
        var arguments = ArgumentsOf(operation);
        return
        [
            .. arguments.Select(parameter => new ParameterInput(parameter, isArgument: true, Words(operation, parameter), isNeeded: true)),
            .. OptionsOf(operation, arguments, isCall: true),
        ];
    }

    /// <summary>Those of an operation, of which a price needs less, and what a price can be told in place of a file.</summary>
    private static IReadOnlyList<ParameterInput> PriceInputsOf(OperationDescription operation, OperationDescription price)
    {
        var arguments = ArgumentsOf(operation);
        var needed = arguments.Count;
        while (needed > 0 && price.FindParameter(arguments[needed - 1].WireName) is not { IsRequired: true })
        {
            needed--;
        }

        return
        [
            .. arguments.Select((parameter, index) => new ParameterInput(parameter, isArgument: true, Words(operation, parameter), isNeeded: index < needed)),
            .. OptionsOf(operation, arguments, isCall: false),
            .. OptionsOf(price, operation.Parameters, isCall: false),
        ];
    }

    // What a model says of itself stands in for parts of a body.
    private static IEnumerable<ParameterInput> OptionsOf(OperationDescription operation, IReadOnlyList<ParameterDescription> others, bool isCall) => operation.Parameters
        .Where(parameter => parameter.WireName != OperationRun.ReturnsResult && !others.Any(other => other.WireName == parameter.WireName))
        .Select(parameter => new ParameterInput(parameter, isArgument: false, Words(operation, parameter), isNeeded: isCall && (parameter.Location != ParameterLocation.Body || operation.FindParameter(Model) is null)));

    /// <summary>Where the result of an operation goes.</summary>
    internal static Option<string?> OutputOption(OperationDescription operation)
    {
        var returnsText = OperationRun.ReturnsText(operation);
        return new Option<string?>("--output", "-o")
        {
            Description = returnsText ? "Where the result is saved, - is standard output; its text is printed when left out." : "Where the result is saved; an existing file is replaced, - is standard output.",
            HelpName = "FILE",
            Required = !returnsText,
        };
    }

    /// <summary>What the command line calls the parameters.</summary>
    internal static IReadOnlyDictionary<string, string> LabelsOf(IEnumerable<ParameterInput> inputs) => inputs.ToDictionary(input => input.Parameter.WireName, input => input.Label, StringComparer.Ordinal);

    /// <summary>The values of a command line.</summary>
    internal static Dictionary<string, object?> ValuesIn(OperationDescription operation, IReadOnlyList<ParameterInput> parameters, ParseResult result, Inputs inputs)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in parameters)
        {
            if (input.ValueIn(result, inputs) is { } value)
            {
                values[input.Parameter.WireName] = value;
            }
        }

        // The file of a command line is the first of several.
        foreach (var input in parameters.Where(input => input.Parameter.Type == ParameterType.File))
        {
            if (ListInPlaceOf(operation, input.Parameter) is { } list && values.TryGetValue(list.WireName, out var others) && values.Remove(input.Parameter.WireName, out var first))
            {
                values[list.WireName] = ((object[])others!).Prepend(first!).Cast<FileContent>().ToArray();
            }
        }

        return values;
    }

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

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var terminal = _outputOptions.Of(_terminal, result);
        var options = _callOptions?.Of(_outputOptions.IsJson(result), terminal, result) ?? new RunOptions { IsJson = _outputOptions.IsJson(result) };
        var output = _price is null && result.GetValue(_output) is { } path ? OutputFile.Check(path, terminal) : null;
        var inputs = await Inputs.ReadAsync(terminal, _inputs.Any(input => input.NeedsStandardInput(result)), cancellationToken).ConfigureAwait(false);
        var values = ValuesIn(_operation, _inputs, result, inputs);
        var run = new OperationRun(terminal, _price ?? _operation, LabelsOf(_inputs), inputs, options) { Priced = _operation };
        await (_price is not null ? run.CallAsync(OperationRun.ValuesOf(_price, values), cancellationToken)
            : _operation.Submit is null ? run.CallAsync(values, cancellationToken)
            : run.SubmitAsync(values, output, cancellationToken)).ConfigureAwait(false);
        return ExitCode.Success;
    }

    /// <summary>What the document says of a parameter, in the words of a command line.</summary>
    private static string Words(OperationDescription operation, ParameterDescription parameter)
    {
        var words = Sentence(parameter.Description ?? parameter.Name);
        words = words.Replace($"{DryApiOperations.Models.Method} {DryApiOperations.Models.Path} lists", "'dryapi models' lists", StringComparison.Ordinal);
        foreach (var other in operation.Parameters.Where(other => other.WireName.AsSpan().IndexOfAny("_[") >= 0).OrderByDescending(other => other.WireName.Length))
        {
            words = words.Replace(other.WireName, ParameterInput.OptionOf(other), StringComparison.Ordinal);
        }

        return TerminalText.OneLine(words);
    }

    private static string Sentence(string text) => text.TrimEnd('.') + ".";
}
