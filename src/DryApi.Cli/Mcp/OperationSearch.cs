namespace DryApi.Cli.Mcp;

/// <summary>Finds operations by words.</summary>
internal static class OperationSearch
{
    private static readonly char[] Separators = [' ', ',', ';', '-', '_', '/', '.', '"', '\''];

    /// <summary>The operations that are called for what they do; their prices are asked for with the tool price.</summary>
    public static IReadOnlyList<OperationDescription> All { get; } = [.. DryApiOperations.All.Where(operation => !Prices.Contains(operation)).OrderBy(operation => operation.Submit is null)];

    private static HashSet<OperationDescription> Prices => [.. DryApiOperations.All.Select(operation => operation.PriceOperation).OfType<OperationDescription>()];

    /// <summary>The operations with any of the words, the best first.</summary>
    public static IEnumerable<OperationDescription> Find(string query)
    {
        var words = query.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return All.Select(operation => (Operation: operation, Score: words.Sum(word => Score(operation, word)))).Where(each => each.Score > 0).OrderByDescending(each => each.Score).Select(each => each.Operation);
    }

    private static int Score(OperationDescription operation, string word) =>
        (operation.Name.Equals(word, StringComparison.OrdinalIgnoreCase) ? 20 : Has(operation.Name, word, 6))
        + Has(operation.Makes, word, 5) + Has(operation.Summary, word, 4) + Has(operation.Description, word, 2)
        + (operation.Parameters.Any(parameter => Has(parameter.WireName, word, 1) > 0) ? 1 : 0);

    private static int Has(string? text, string word, int score) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true ? score : 0;
}
