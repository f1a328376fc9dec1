namespace DryApi.Contracts;

/// <summary>Writes names one after another, as many as a reader takes in.</summary>
internal static class NameList
{
    private const int MostNamed = 20;

    /// <summary><c>a, b and c</c>; of many the first ones and how many more.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        <= MostNamed => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1],
        _ => string.Join(", ", names.Take(MostNamed)) + $" and {names.Count - MostNamed} more",
    };
}
