namespace DryApi.Contracts;

/// <summary>What was found at a place. Two schemas that stand for the same thing are such a place, compared once however many operations use them.</summary>
internal sealed class Findings(WorkBudget budget)
{
    /// <summary>How many places a walk passes for the price of a value.</summary>
    private const int PlacesOfAValue = 16;

    private readonly List<Change> _changes = [];

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>The places that it leads to.</summary>
    public List<Findings> Nested { get; } = [];

    /// <summary>What it excludes, while that is still to be told.</summary>
    public List<Exclusion> Exclusions { get; } = [];

    /// <summary>The operations that lead here, by their rank.</summary>
    public List<int> Operations { get; } = [];

    public void Add(Change change)
    {
        budget.Spend(4, change.Origin);
        budget.SpendText((change.Old?.Length ?? 0) + (change.New?.Length ?? 0), change.Origin);
        _changes.Add(change);
    }

    /// <summary>Another place, whose work is counted with that of this one.</summary>
    public Findings New() => new(budget);

    /// <summary>This place and all that it leads to, each once.</summary>
    /// <param name="without">Places that are left out, with what only they lead to; null for none.</param>
    public IEnumerable<Findings> All(HashSet<Findings>? without = null)
    {
        var seen = new HashSet<Findings>();
        var open = new Stack<Findings>();
        open.Push(this);
        while (open.Count > 0)
        {
            var place = open.Pop();
            if (without?.Contains(place) != true && seen.Add(place))
            {
                budget.Spend(seen.Count % PlacesOfAValue == 0 ? 1 : 0, null);
                yield return place;
                place.Nested.ForEach(open.Push);
            }
        }
    }
}
