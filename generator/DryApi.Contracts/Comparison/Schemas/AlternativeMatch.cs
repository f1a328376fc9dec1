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

    /// <summary>Takes those that have the same name, or the same words, and the same values that tell them apart: in most unions all.</summary>
    public static List<(Alternative Old, Alternative New)> TakeSame(List<Alternative> old, List<Alternative> @new) =>
        FirstFits.Take(old, @new, static a => a.Expression + "\n" + a.Tag);

    /// <summary>Takes what is left: by what they say, for a name that a place gave can be another one now, and by what is near that.</summary>
    public static List<(Alternative Old, Alternative New)> Take(List<Alternative> before, List<Alternative> after, WorkBudget budget)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            return [];
        }

        var (tags, newTags) = (TellingTags(before), TellingTags(after));
        var isOne = before.Count == 1 && after.Count == 1;
        var matches = FirstFits.Take(
            before,
            after,
            a => isOne ? null : a.Meaning(),
            a => a.Tag is { } tag && tags.Contains(tag) && newTags.Contains(tag) ? tag : null,
            static a => a.Expression.ToString(),
            static a => a.Expression.Reference is { } name ? (a.IsObject ? "object " : a.Flat.Type.Kind + " ") + name : null,
            a => isOne ? null : a.Meaning(SchemaMeaning.Near + 1),
            a => isOne ? null : a.Meaning(SchemaMeaning.Near));
        TakeObjects(before, after, matches, budget);
        matches.AddRange(FirstFits.Take(
            before,
            after,
            static a => a.IsObject ? string.Join("\n", a.Properties.OrderBy(p => p, StringComparer.Ordinal)) : null,
            static a => a.IsObject ? null : a.Flat.Type.Kind.ToString(),

            // Every integer is a number: one became the other.
            static a => TypeRelation.IsNumber(a.Flat.Type.Kind) ? "number" : null));
        return matches;
    }

    /// <summary>The tags that only one alternative of a union has.</summary>
    private static HashSet<string> TellingTags(IReadOnlyList<Alternative> alternatives) =>
        new(alternatives.Where(a => a.Tag is not null).GroupBy(a => a.Tag!, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Key), StringComparer.Ordinal);

    /// <summary>Objects by the properties that they share, the closest first; of those that share as many, those that say the same of most.</summary>
    private static void TakeObjects(List<Alternative> before, List<Alternative> after, List<(Alternative, Alternative)> matches, WorkBudget budget)
    {
        var holders = HoldersOf(after);
        var telling = TellingNames(HoldersOf(before), holders);
        var candidates = new List<(Alternative Old, Alternative New, double Share)>();
        var meanings = new Dictionary<Alternative, Dictionary<string, long>>();
        foreach (var one in before.Where(one => one.IsObject))
        {
            candidates.AddRange(AllLike(one, after, holders, telling, budget));
        }

        var taken = new HashSet<Alternative>();
        foreach (var (one, other, _) in candidates.OrderByDescending(c => c.Share).ThenByDescending(c => candidates.Count == 1 ? 0 : Alike(c.Old, c.New)))
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

        int Alike(Alternative one, Alternative other)
        {
            var properties = MeaningsOf(other);
            return MeaningsOf(one).Count(property => properties.TryGetValue(property.Key, out var meaning) && meaning == property.Value);
        }

        Dictionary<string, long> MeaningsOf(Alternative one)
        {
            if (!meanings.TryGetValue(one, out var known))
            {
                meanings[one] = known = one.PropertyMeanings();
            }

            return known;
        }
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
