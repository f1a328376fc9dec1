namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What was asked for.</summary>
/// <param name="Only">The one scenario to run; null for all.</param>
/// <param name="Json">The file to write the results to as well; null for none.</param>
internal sealed record ShortOptions(string? Only, string? Json)
{
    /// <exception cref="ArgumentException">An option is unknown, has no value, or names no scenario.</exception>
    public static ShortOptions Parse(string[] arguments, string[] scenarios)
    {
        var options = new ShortOptions(null, null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} has no value.");
            options = arguments[i] switch
            {
                "--only" when scenarios.Contains(value) => options with { Only = value },
                "--only" => throw new ArgumentException($"There is no scenario '{value}'; there are {string.Join(", ", scenarios)}."),
                "--json" => options with { Json = value },
                _ => throw new ArgumentException($"'{arguments[i]}' is no option; there are --only SCENARIO and --json FILE."),
            };
        }

        return options;
    }
}
