using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>transcribe SOURCE</c>: the operation is found by what it is given, as the catalogue says what each takes.</summary>
internal sealed class TranscribeCommand
{
    /// <summary>What all operations have that make text of speech, and no others.</summary>
    private const string Timestamps = "include_ts";

    /// <summary>What is in the path of the recording of a conversation, and of nothing else that the service reads.</summary>
    private const string Space = "spaces";

    private readonly Terminal _terminal;
    private readonly IReadOnlyList<(OperationDescription Operation, ParameterDescription Source)> _operations;
    private readonly Argument<string> _source;
    private readonly IReadOnlyList<ParameterInput> _inputs;
    private readonly OutputOptions _outputOptions = new();
    private readonly CallOptions _callOptions = new(hasPrice: true);
    private readonly Option<string?> _output;

    private TranscribeCommand(Terminal terminal)
    {
        _terminal = terminal;
        _operations = [.. DryApiOperations.All.Where(operation => operation.Submit is not null && operation.FindParameter(Timestamps) is not null).Select(operation => (operation, OperationCommand.ArgumentsOf(operation)[0])).OrderBy(each => each.Item2.Type != ParameterType.File)];
        _source = new Argument<string>("SOURCE") { Description = $"What is transcribed: {Taken()}." };
        _output = OperationCommand.OutputOption(_operations[0].Operation);
        // What they have alike has one option; the operation that is called takes those that it has.
        _inputs = [.. _operations.SelectMany(each => OperationCommand.InputsOf(each.Operation).Where(input => input.Parameter.WireName != each.Source.WireName)).DistinctBy(input => input.Parameter.WireName)];
        Command = new Command("transcribe", "Transcribes a file or what lies at an address, by the operation that takes it.") { _source };
        foreach (var input in _inputs)
        {
            input.AddTo(Command);
        }

        Command.Add(_output);
        _callOptions.AddTo(Command);
        _outputOptions.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    private Command Command { get; }

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal) => new TranscribeCommand(terminal).Command;

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var terminal = _outputOptions.Of(_terminal, result);
        var options = _callOptions.Of(_outputOptions.IsJson(result), terminal, result);
        var output = result.GetValue(_output) is { } path ? OutputFile.Check(path, terminal) : null;
        var source = result.GetRequiredValue(_source);
        var inputs = await Inputs.ReadAsync(terminal, source == Inputs.StandardInput || _inputs.Any(input => input.NeedsStandardInput(result)), cancellationToken).ConfigureAwait(false);
        var (value, (operation, parameter)) = IsUrl(source) ? (source, OfUrl(source)) : OfFile(source, inputs.Open(source));
        terminal.Notes.WriteLine($"{operation.Name} takes it");
        var taken = _inputs.Where(input => operation.FindParameter(input.Parameter.WireName) is not null).ToList();
        var values = OperationCommand.ValuesIn(operation, taken, result, inputs);
        values[parameter.WireName] = value;
        var labels = new Dictionary<string, string>(OperationCommand.LabelsOf(taken), StringComparer.Ordinal) { [parameter.WireName] = _source.Name };
        await new OperationRun(terminal, operation, labels, inputs, options).SubmitAsync(values, output, cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private static bool IsUrl(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private (OperationDescription Operation, ParameterDescription Source) OfUrl(string source)
    {
        var takers = _operations.Where(each => each.Source.Type != ParameterType.File).ToList();
        var isSpace = Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Segments.Any(segment => segment.TrimEnd('/').Equals(Space, StringComparison.OrdinalIgnoreCase));
        // A conversation is sound alone.
        return takers.FirstOrDefault(each => IsSound(each.Source) == isSpace) is { Operation: not null } taker ? taker : takers[0];
    }

    private (object Value, (OperationDescription Operation, ParameterDescription Source) Taker) OfFile(string source, FileContent file)
    {
        var extension = source == Inputs.StandardInput ? "" : Path.GetExtension(source).TrimStart('.');
        var takers = _operations.Where(each => Takes(each.Source, extension, file.ContentType)).ToList();
        return takers.Count switch
        {
            0 => throw new UsageException($"no operation transcribes {(source == Inputs.StandardInput ? $"what is on standard input ({file.ContentType})" : source)}; give {Taken()}"),
            1 => (file, takers[0]),
            // Where the name says both, the bytes say whether there is a picture beside the sound.
            _ => (file, takers.FirstOrDefault(each => IsSound(each.Source) == (MediaOf(source, file)?.StartsWith("audio/", StringComparison.Ordinal) ?? true)) is { Operation: not null } taker ? taker : takers[0]),
        };
    }

    private static bool Takes(ParameterDescription source, string extension, string contentType) => source.Type == ParameterType.File && (extension.Length > 0
        ? source.FileTypes.Contains(extension, StringComparer.OrdinalIgnoreCase) || source.FileTypes.Any(type => FileKind.AreSame(type, extension))
        : source.FileTypes.Any(type => FileKind.OfExtension(type) == contentType));

    private static bool IsSound(ParameterDescription source) => source.WireName.StartsWith("audio", StringComparison.Ordinal);

    private static string? MediaOf(string source, FileContent file)
    {
        if (source == Inputs.StandardInput)
        {
            return file.ContentType;
        }

        using var stream = File.OpenRead(source);
        var head = new byte[512];
        return FileKind.OfBytes(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>What can be given, as the catalogue says it.</summary>
    private string Taken() => string.Join(", ", _operations.Select(each => each.Source.Type == ParameterType.File
        ? $"a file of {each.Source.WireName} ({string.Join(", ", each.Source.FileTypes)}: {each.Operation.Name})"
        : $"a URL ({each.Operation.Name}: {each.Operation.Summary})"));
}
