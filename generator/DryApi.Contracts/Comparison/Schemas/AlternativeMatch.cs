namespace DryApi.Contracts;

/// <summary>Finds which alternative of an old union became which of the new one; what is left came or went.</summary>
internal static class AlternativeMatch
{
    /// <summary>From this share of common properties on, two objects are one that changed.</summary>
    private const double EnoughInCommon = 0.5;

    /// <summary>
    /// How often two objects may be looked at because they share a property. Where every object has one property, every two share it:
    /// then only the rarer ones tell what may be the same, and what shares none of those came or went.
    /// </summary>
    private const long MostLooks = 4_000_000;

    public static List<(Alternative Old, Alternative New)> Of(IReadOnlyList<Alternative> old, IReadOnlyList<Alternative> @new, WorkBudget budget)
    {
        var (before, after) = (old.ToList(), @new.ToList());
        var (tags, newTags) = (TellingTags(old), TellingTags(@new));
        var matches = FirstFits.Take(
            before,
            after,
            static a => a.Expression + "\n" + a.Tag,
            a => a.Tag is { } tag && tags.Contains(tag) && newTags.Contains(tag) ? tag : null,
            static a => a.Expression.ToString(),
            static a => a.Expression.Reference is { } name ? (a.IsObject ? "object " : a.Flat.Type.Kind + " ") + name : null,
            static a => a.IsObject ? string.Join("\n", a.Properties.OrderBy(p => p, StringComparer.Ordinal)) : null);
        TakeObjects(before, after, matches, budget);
        matches.AddRange(FirstFits.Take(
            before,
            after,
            static a => a.IsObject ? null : a.Flat.Type.Kind.ToString(),

            // Every integer is a number: one became the other.
            static a => TypeRelation.IsNumber(a.Flat.Type.Kind) ? "number" : null));
        return matches;
    }

    /// <summary>The tags that only one alternative of a union has.</summary>
    private static HashSet<string> TellingTags(IReadOnlyList<Alternative> alternatives) =>
        new(alternatives.Where(a => a.Tag is not null).GroupBy(a => a.Tag!, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Key), StringComparer.Ordinal);

    /// <summary>Objects by the properties that they share, the closest first.</summary>
    private static void TakeObjects(List<Alternative> before, List<Alternative> after, List<(Alternative, Alternative)> matches, WorkBudget budget)
    {
        var holders = HoldersOf(after);
        var telling = TellingNames(HoldersOf(before), holders);
        var candidates = new List<(Alternative Old, Alternative New, double Share)>();
        foreach (var one in before.Where(one => one.IsObject))
        {
            candidates.AddRange(AllLike(one, after, holders, telling, budget));
        }

        var taken = new HashSet<Alternative>();
        foreach (var (one, other, _) in candidates.OrderByDescending(c => c.Share))
        {
            if (!taken.Contains(one) && !taken.Contains(other))
            {
                taken.Add(one);
                taken.Add(other);
                matches.Add((one, other));
            }
        }

        before.RemoveAll(taken.Contains);
        after.RemoveAll(taken.Contains);
    }

    /// <summary>The properties of both sides, the rarest first, as many as there may be looks.</summary>
    private static HashSet<string> TellingNames(Dictionary<string, List<int>> old, Dictionary<string, List<int>> @new)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var looks = 0L;
        foreach (var (name, cost) in old.Keys
            .Where(@new.ContainsKey)
            .Select(name => (name, Cost: (long)old[name].Count * @new[name].Count))
            .OrderBy(n => n.Cost)
            .ThenBy(n => n.name, StringComparer.Ordinal))
        {
            looks += cost;
            if (looks > MostLooks)
            {
                break;
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>The objects that have enough in common with one, in their order.</summary>
    private static IEnumerable<(Alternative Old, Alternative New, double Share)> AllLike(Alternative one, List<Alternative> others, Dictionary<string, List<int>> holders, HashSet<string> telling, WorkBudget budget)
    {
        var own = new HashSet<string>(one.Properties, StringComparer.Ordinal);
        foreach (var index in one.Properties.Where(telling.Contains).SelectMany(name => holders[name]).Distinct().OrderBy(i => i))
        {
            var properties = others[index].Properties;
            budget.SpendText(properties.Count, one.Expression.Origin);
            var common = properties.Count(own.Contains);
            var share = (double)common / (own.Count + properties.Count - common);
            if (share >= EnoughInCommon)
            {
                yield return (one, others[index], share);
            }
        }
    }

    /// <summary>Which objects have a property of each name.</summary>
    private static Dictionary<string, List<int>> HoldersOf(List<Alternative> alternatives)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < alternatives.Count; i++)
        {
            foreach (var name in alternatives[i].IsObject ? alternatives[i].Properties : [])
            {
                if (!holders.TryGetValue(name, out var like))
                {
                    holders[name] = like = [];
                }

                like.Add(i);
            }
        }

        return holders;
    }
}
