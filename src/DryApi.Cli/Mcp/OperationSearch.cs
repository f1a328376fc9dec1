namespace DryApi.Cli.Mcp;

/// <summary>Finds operations by words.</summary>
internal static class OperationSearch
{
    private static readonly char[] Separators = [' ', ',', ';', '-', '_', '/', '.', '"', '\''];

    private const string Text = "text";

    // Nobody means more, and each is looked for in all that there is.
    private const int MostWords = 50;

    /// <summary>The operations that are called for what they do; their prices are asked for with the tool price.</summary>
    public static IReadOnlyList<OperationDescription> All { get; } = [.. DryApiOperations.All.Where(operation => !Prices.Contains(operation)).OrderBy(operation => operation.Submit is null)];

    /// <summary>What an operation makes, for who looks for one: text where its result can come as that, whatever kind of job reads it; else what its kind of job makes.</summary>
    public static string? MadeBy(OperationDescription operation) => OperationRun.ReturnsText(operation) ? Text : operation.Makes;

    private static HashSet<OperationDescription> Prices => [.. DryApiOperations.All.Select(operation => operation.PriceOperation).OfType<OperationDescription>()];

    /// <summary>The operations with any of the words, the best first.</summary>
    public static IEnumerable<OperationDescription> Find(string query)
    {
        var all = query.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Any operation has an "a" or an "of" somewhere.
        var words = (all.Any(IsLong) ? all.Where(IsLong) : all).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        return All.Select(operation => (Operation: operation, Score: words.Sum(word => Score(operation, word)))).Where(each => each.Score > 0).OrderByDescending(each => each.Score).Select(each => each.Operation);
    }

    private static bool IsLong(string word) => word.Length > 2;

    private static int Score(OperationDescription operation, string word)
    {
        // The word for one is a part of that for several: "images" finds an image.
        var one = word.EndsWith('s') && IsLong(word[..^1]) ? word[..^1] : word;
        return (operation.Name.Equals(word, StringComparison.OrdinalIgnoreCase) ? 20 : Has(operation.Name, one, 6))
            + Has(MadeBy(operation), one, 5) + Has(operation.Summary, one, 4) + Has(operation.Description, one, 2)
            + (operation.Parameters.Any(parameter => Has(parameter.WireName, one, 1) > 0) ? 1 : 0);
    }

    private static int Has(string? text, string word, int score) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true ? score : 0;
}
