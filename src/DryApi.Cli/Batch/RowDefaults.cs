namespace DryApi.Cli.Batch;

/// <summary>What rows leave out (<see cref="ModelDefaults"/>), found out once for all rows that leave out the same.</summary>
internal sealed class RowDefaults(ModelDefaults defaults, BatchPace pace)
{
    /// <summary>How many are kept: a file has few kinds of rows.</summary>
    private const int Most = 10_000;

    /// <summary>What a model's defaults depend on beside the names of what is given.</summary>
    private static readonly string[] Deciding = ["model", "mode", "lang"];

    private readonly Dictionary<string, (Dictionary<string, object?> Added, string? Problem)> _known = new(StringComparer.Ordinal);

    /// <summary>Adds what is missing.</summary>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="task">The one that says what the model has to do.</param>
    /// <param name="values">What was given, by name on the wire.</param>
    /// <param name="cancellationToken">Ends the listing of the models.</param>
    /// <exception cref="UsageException">No model was named and none is listed, or the one that was named is not, and something is missing.</exception>
    public async Task FillAsync(OperationDescription operation, OperationDescription task, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var key = string.Join('\n', values.Keys.Order(StringComparer.Ordinal).Prepend(operation.Name).Concat(Deciding.Select(name => RowValues.TextOf(values.GetValueOrDefault(name)))));
        if (!_known.TryGetValue(key, out var known))
        {
            known = await FindAsync(operation, task, values, cancellationToken).ConfigureAwait(false);
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            _known[key] = known;
        }

        if (known.Problem is not null)
        {
            throw new UsageException(known.Problem);
        }

        foreach (var (name, value) in known.Added)
        {
            values[name] = value;
        }
    }

    private async Task<(Dictionary<string, object?> Added, string? Problem)> FindAsync(OperationDescription operation, OperationDescription task, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var filled = new Dictionary<string, object?>(values, StringComparer.Ordinal);
        try
        {
            await pace.ReadAsync("the models", () => defaults.FillAsync(operation, task, filled, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return ([], exception.Message);
        }

        return (filled.Where(each => !values.ContainsKey(each.Key)).ToDictionary(StringComparer.Ordinal), null);
    }
}
