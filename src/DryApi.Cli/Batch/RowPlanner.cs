using System.Globalization;
using DryApi.Cli.Commands;

namespace DryApi.Cli.Batch;

/// <summary>Makes rows of the records of a batch file: finds the operation and its parameters, and multiplies columns with several values.</summary>
internal sealed class RowPlanner
{
    /// <summary>What the names of columns begin with that are notes, and are not sent.</summary>
    public const char Note = '#';

    private const string OperationColumn = "operation";

    private static readonly Dictionary<string, OperationDescription> Operations = DryApiOperations.All.Where(operation => operation.Submit is not null || operation.PriceOperation is not null).ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    private readonly BatchProblems _problems;
    private readonly string? _operation;
    private readonly List<BatchCell> _set;
    private readonly Dictionary<(string Operation, string Name), ParameterDescription?> _parameters = [];

    /// <exception cref="UsageException">An option cannot be used.</exception>
    public RowPlanner(BatchOptions options, BatchProblems problems)
    {
        (_problems, _operation) = (problems, options.Operation);
        if (_operation is not null && !Operations.ContainsKey(_operation))
        {
            throw new UsageException($"--operation: {Unknown(_operation)}");
        }

        _set = [.. options.Set.Select(Setting)];
        if (_set.GroupBy(cell => Plain(cell.Name)).FirstOrDefault(each => each.Count() > 1) is { } twice)
        {
            throw new UsageException($"--set {twice.Key} is there twice; take one out");
        }
    }

    /// <summary>The rows of a record; none where something is wrong with it, which is told.</summary>
    public IEnumerable<PlannedRow> Plan(BatchRecord record)
    {
        var isWrong = false;
        if (OperationOf(record) is not { } operation)
        {
            yield break;
        }

        var columns = new List<(string WireName, int? Column, IReadOnlyList<object> Values)>();
        var notes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var cell in record.Cells.Where(cell => cell.Name != OperationColumn))
        {
            if (cell.Name.StartsWith(Note))
            {
                if (!notes.TryAdd(cell.Name[1..].Trim(), cell.Value))
                {
                    Add(cell.Column, $"the note '{cell.Name[1..].Trim()}' is there twice; take one out");
                }
            }
            else
            {
                Take(cell);
            }
        }

        foreach (var cell in _set.Where(cell => Find(operation, Plain(cell.Name)) is not { } parameter || !columns.Exists(column => column.WireName == parameter.WireName)).ToList())
        {
            Take(cell);
        }

        var count = columns.Aggregate((Int128)1, (product, column) => Int128.Min(product * column.Values.Count, SeveralValues.Most + 1));
        if (count > SeveralValues.Most)
        {
            Add(null, string.Create(CultureInfo.InvariantCulture, $"stands for more than {SeveralValues.Most} rows; write several lines"));
        }

        if (isWrong)
        {
            yield break;
        }

        var places = columns.ToDictionary(column => column.WireName, column => column.Column, StringComparer.Ordinal);
        for (var number = 0; number < (int)count; number++)
        {
            // The last column changes first, as digits do.
            var (given, rest) = (new Dictionary<string, object?>(StringComparer.Ordinal), number);
            for (var i = columns.Count - 1; i >= 0; i--)
            {
                given[columns[i].WireName] = columns[i].Values[rest % columns[i].Values.Count];
                rest /= columns[i].Values.Count;
            }

            yield return new PlannedRow(record.Line, operation, given, notes, places);
        }

        void Take(BatchCell cell)
        {
            var name = Plain(cell.Name);
            if (Find(operation, name) is not { } parameter)
            {
                Add(cell.Column, cell.Column is null
                    ? $"--set {name}: {operation.Name} has no such option; see dryapi {operation.Name} --help"
                    : $"'{name}' is no option of {operation.Name}; see dryapi {operation.Name} --help, or begin its name with {Note} for a note of yours");
                return;
            }

            if (columns.Exists(column => column.WireName == parameter.WireName))
            {
                Add(cell.Column, $"{ParameterInput.OptionOf(parameter)} is there twice, as '{parameter.WireName}' and under another name; take one out");
                return;
            }

            try
            {
                columns.Add((parameter.WireName, cell.Column, cell.Name.EndsWith(SeveralValues.Mark) ? SeveralValues.Of(cell.Value, parameter.Type == ParameterType.Integer) : [cell.Value]));
            }
            catch (UsageException exception)
            {
                Add(cell.Column, $"{ParameterInput.OptionOf(parameter)}: {exception.Message}");
            }
        }

        void Add(int? column, string text)
        {
            isWrong = true;
            _problems.Add(record.Line, column, text);
        }
    }

    private static BatchCell Setting(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        ? new BatchCell(text[..end].Trim(), null, text[(end + 1)..])
        : throw new UsageException("--set has to be NAME=VALUE, such as --set steps=4");

    private static string Plain(string name) => name.TrimEnd(SeveralValues.Mark).Trim();

    private static string Unknown(string operation) => $"'{operation}' is no operation that makes something; use one of {string.Join(", ", Operations.Keys)}";

    private OperationDescription? OperationOf(BatchRecord record)
    {
        var cell = record.Cells.FirstOrDefault(cell => cell.Name == OperationColumn);
        var name = cell.Value is null ? _operation : RowValues.TextOf(cell.Value).Trim();
        if (name is null)
        {
            _problems.Add(record.Line, null, "names no operation; add the column operation, or give --operation");
            return null;
        }

        if (Operations.TryGetValue(name, out var operation))
        {
            return operation;
        }

        _problems.Add(record.Line, cell.Column, $"operation: {Unknown(name)}");
        return null;
    }

    /// <summary>Finds a parameter by its name on the wire, or by that of its option, with or without the hyphens before it.</summary>
    private ParameterDescription? Find(OperationDescription operation, string name)
    {
        if (!_parameters.TryGetValue((operation.Name, name), out var parameter))
        {
            var option = "--" + name.TrimStart('-').Replace('_', '-');
            parameter = operation.Parameters.FirstOrDefault(each => each.WireName == name) ?? operation.Parameters.FirstOrDefault(each => ParameterInput.OptionOf(each) == option);
            _parameters[(operation.Name, name)] = parameter;
        }

        return parameter;
    }
}
