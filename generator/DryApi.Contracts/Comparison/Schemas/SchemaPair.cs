namespace DryApi.Contracts;

/// <summary>Two schemas that stand for the same thing, compared once however many operations use them.</summary>
internal sealed class SchemaPair
{
    public required Polarity Polarity { get; init; }

    public List<Change> Changes { get; } = [];

    /// <summary>The pairs inside.</summary>
    public List<SchemaPair> Met { get; } = [];

    /// <summary>The changes of a place, and of all pairs that it leads to.</summary>
    public static IEnumerable<Change> ChangesFrom(List<Change> changes, List<SchemaPair> met)
    {
        var seen = new HashSet<SchemaPair>();
        var open = new Stack<SchemaPair>(met);
        foreach (var change in changes)
        {
            yield return change;
        }

        while (open.Count > 0)
        {
            var pair = open.Pop();
            if (!seen.Add(pair))
            {
                continue;
            }

            foreach (var change in pair.Changes)
            {
                yield return change;
            }

            pair.Met.ForEach(open.Push);
        }
    }
}
