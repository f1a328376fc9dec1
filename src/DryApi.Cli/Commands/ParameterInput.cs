using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;

namespace DryApi.Cli.Commands;

/// <summary>A parameter of an operation, as the argument or the option of a command.</summary>
internal sealed class ParameterInput
{
    private readonly Argument<string>? _argument;
    private readonly Argument<string[]>? _arguments;
    private readonly Option<string?>? _option;
    private readonly Option<string[]>? _options;
    private readonly Option<bool?>? _flag;

    /// <summary>Makes the input of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isArgument">Whether it stands without a name.</param>
    /// <param name="description">What it is, in the words of a command line.</param>
    /// <param name="isNeeded">Whether it has to be given where the operation cannot do without: nothing else knows it.</param>
    public ParameterInput(ParameterDescription parameter, bool isArgument, string description, bool isNeeded)
    {
        Parameter = parameter;
        Label = isArgument ? ArgumentOf(parameter) : OptionOf(parameter);
        if (isArgument && parameter.Type == ParameterType.Any)
        {
            _arguments = new Argument<string[]>(Label) { Description = description, Arity = isNeeded ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore };
        }
        else if (isArgument)
        {
            _argument = new Argument<string>(Label) { Description = description, Arity = isNeeded && (parameter.IsRequired || parameter.Type == ParameterType.File) ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        }
        else if (parameter.Type == ParameterType.Boolean)
        {
            _flag = new Option<bool?>(Label) { Description = description, HelpName = "true|false", Required = isNeeded && parameter.IsRequired };
        }
        else if (parameter.Type is ParameterType.Array or ParameterType.Any)
        {
            _options = new Option<string[]>(Label) { Description = description, HelpName = Placeholder(parameter.Items ?? parameter), Arity = ArgumentArity.OneOrMore, Required = isNeeded && parameter.IsRequired };
        }
        else
        {
            _option = new Option<string?>(Label) { Description = description, HelpName = Placeholder(parameter), Required = isNeeded && parameter.IsRequired };
        }

        ((Option?)_option ?? _options)?.CompletionSources.Add(_ => AllowedTexts(parameter.Items ?? parameter).Select(text => new CompletionItem(text)));
    }

    /// <summary>The parameter.</summary>
    public ParameterDescription Parameter { get; }

    /// <summary>What a command line calls it: <c>--width</c>, or <c>PROMPT</c>.</summary>
    public string Label { get; }

    /// <summary>The option that a parameter is.</summary>
    public static string OptionOf(ParameterDescription parameter) => "--" + Plain(parameter).Replace('_', '-');

    /// <summary>The argument that a parameter is.</summary>
    public static string ArgumentOf(ParameterDescription parameter) => Plain(parameter).ToUpperInvariant();

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command)
    {
        if (((Argument?)_argument ?? _arguments) is { } argument)
        {
            command.Add(argument);
        }
        else
        {
            command.Add((Option?)_option ?? (Option?)_options ?? _flag!);
        }
    }

    /// <summary>Whether standard input is to be read for it.</summary>
    public bool NeedsStandardInput(ParseResult result) => IsOpen && TextsIn(result).Contains(Inputs.StandardInput);

    /// <summary>What was given; null where nothing was.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="inputs">What opens files, and has what standard input brought.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public object? ValueIn(ParseResult result, Inputs inputs)
    {
        if (_flag is not null)
        {
            return result.GetResult(_flag) is null ? null : result.GetValue(_flag) ?? true;
        }

        var texts = TextsIn(result);
        return texts is [] ? null
            : Parameter.Items?.Type == ParameterType.File ? texts.Select(inputs.Open).ToArray()
            : Parameter.Items?.Type == ParameterType.Object ? texts.Select(text => JsonOf(text)).ToArray()
            : _arguments is not null || _options is not null ? (IsOpen ? texts.Select(inputs.Text).ToArray() : texts)
            : Parameter.Type == ParameterType.File ? inputs.Open(texts[0])
            : IsOpen ? inputs.Text(texts[0])
            : texts[0];
    }

    /// <summary>Whether any file or text can be meant, and so what standard input brings.</summary>
    private bool IsOpen => (Parameter.Items ?? Parameter) is { Type: ParameterType.File or ParameterType.Any or ParameterType.String, AllowedValues.Count: 0 };

    private string[] TextsIn(ParseResult result) =>
        _argument is not null && result.GetValue(_argument) is { } argument ? [argument]
        : _option is not null && result.GetValue(_option) is { } option ? [option]
        : _arguments is not null ? result.GetValue(_arguments) ?? []
        : _options is not null ? result.GetValue(_options) ?? []
        : [];

    /// <summary>The words for a value.</summary>
    private static string Placeholder(ParameterDescription parameter) => parameter.Type switch
    {
        _ when parameter.AllowedValues.Count > 0 => string.Join('|', AllowedTexts(parameter)),
        ParameterType.File => "FILE",
        ParameterType.Integer => "N",
        ParameterType.Number => "X",
        ParameterType.Object => "JSON",
        _ => parameter.FindRule("format")?.GetString() == "uri" ? "URL" : "TEXT",
    };

    private static IEnumerable<string> AllowedTexts(ParameterDescription parameter) => parameter.AllowedValues.Select(value => value.ToString());

    private static string Plain(ParameterDescription parameter) => parameter.WireName.Replace("[]", "", StringComparison.Ordinal);

    private object JsonOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{Label} is no JSON: {Failure.Sentence(exception)}; give an object such as {{\"name\": \"value\"}}", exception);
        }
    }
}
