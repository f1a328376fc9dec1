namespace DryApi.Contracts;

/// <summary>Gathers what was found into changes, each once, with all operations that it touches.</summary>
/// <param name="places">What was found, in order, with the operation that leads there; null where none does.</param>
internal sealed class ChangeCollector(IReadOnlyList<(Findings Found, string? Operation)> places)
{
    private readonly Dictionary<string, FoundChange> _found = new(StringComparer.Ordinal);

    /// <summary>Lists of operations that are the same are the same list: most changes of one schema have the same many.</summary>
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    public List<Change> Run()
    {
        var names = places.Select(place => place.Operation).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToArray();
        var ranks = names.Select((name, rank) => (name, rank)).ToDictionary(n => n.name, n => n.rank, StringComparer.Ordinal);
        var seen = new HashSet<Findings>();
        foreach (var (root, operation) in places)
        {
            foreach (var place in root.All())
            {
                if (seen.Add(place))
                {
                    foreach (var change in place.Changes)
                    {
                        Keep(change, place, operation);
                    }
                }

                if (operation is not null && place.Changes.Count > 0)
                {
                    place.Operations.Add(ranks[operation]);
                }
            }
        }

        var changes = new List<Change>(_found.Count);
        foreach (var found in _found.Values)
        {
            found.Change.Operations = OperationsOf(found, names);
            changes.Add(found.Change);
        }

        return changes;
    }

    private void Keep(Change change, Findings place, string? operation)
    {
        // What has no place is told apart by its operation, unless it is in a schema that several share.
        var isShared = change.Target.BaseOperation is null && change.Target.HeadOperation is null;
        var origin = change.Origin is { } at ? $"{at.File}({at.Line},{at.Column})" : isShared ? "" : operation;
        var key = string.Join("\n", change.Rule.Id, change.Subject, change.Fact, change.Old, change.New, origin);
        if (!_found.TryGetValue(key, out var known))
        {
            _found[key] = known = new FoundChange(change);
        }
        else if (change.Severity > known.Change.Severity)
        {
            known.Change = change;
        }

        known.Places.Add(place);
    }

    private string[] OperationsOf(FoundChange found, string[] names)
    {
        var ranks = (found.Places.Count == 1 ? found.Places[0].Operations : found.Places.SelectMany(place => place.Operations)).Distinct().ToList();
        ranks.Sort();
        var key = string.Join(",", ranks);
        if (!_lists.TryGetValue(key, out var list))
        {
            _lists[key] = list = [.. ranks.Select(rank => names[rank])];
        }

        return list;
    }
}
