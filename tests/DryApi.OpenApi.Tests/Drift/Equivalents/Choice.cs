namespace DryApi.OpenApi.Tests.Drift.Equivalents;

/// <summary>Which places of a document are rewritten.</summary>
/// <param name="takes">Whether the place of a pointer is.</param>
internal sealed class Choice(Func<string, bool> takes)
{
    public bool Takes(string pointer) => takes(pointer);

    /// <summary>One of two, by chance.</summary>
    public static Choice Half(int seed)
    {
        var random = new Random(seed);
        return new Choice(_ => random.Next(2) == 0);
    }
}
