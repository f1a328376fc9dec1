namespace DryApi.Contracts;

/// <summary>Finds which alternative of an old union became which of the new one; what is left came or went.</summary>
internal static class AlternativeMatch
{
    /// <summary>From this share of common properties on, two objects are one that changed.</summary>
    private const double EnoughInCommon = 0.5;

    public static List<(Alternative Old, Alternative New)> Of(IReadOnlyList<Alternative> old, IReadOnlyList<Alternative> @new)
    {
        var (before, after) = (old.ToList(), @new.ToList());
        var matches = new List<(Alternative, Alternative)>();
        Take(static (a, b) => a.Expression.ToString() == b.Expression.ToString());
        Take(static (a, b) => a.Expression.Reference is { } name && name == b.Expression.Reference && TypeRelation.IsSameKind(a.Flat.Type.Kind, b.Flat.Type.Kind));
        if (before.Count > 0 && after.Count > 0)
        {
            TakeObjects(before, after, matches);
        }

        Take(static (a, b) => a.Flat.Type.Kind == b.Flat.Type.Kind && !TypeRelation.IsObject(a.Flat.Type.Kind));

        // Every integer is a number: one became the other.
        Take(static (a, b) => TypeRelation.IsNumber(a.Flat.Type.Kind) && TypeRelation.IsNumber(b.Flat.Type.Kind));
        return matches;

        void Take(Func<Alternative, Alternative, bool> fits)
        {
            foreach (var one in before.ToList())
            {
                if (after.Find(other => fits(one, other)) is { } match)
                {
                    before.Remove(one);
                    after.Remove(match);
                    matches.Add((one, match));
                }
            }
        }
    }

    /// <summary>Objects by the properties that they share, the closest first.</summary>
    private static void TakeObjects(List<Alternative> before, List<Alternative> after, List<(Alternative, Alternative)> matches)
    {
        var candidates = before
            .SelectMany(one => after.Select(other => (Old: one, New: other, Share: ShareOf(one, other))))
            .Where(c => c.Share >= EnoughInCommon)
            .OrderByDescending(c => c.Share)
            .ToList();
        foreach (var (one, other, _) in candidates)
        {
            if (before.Contains(one) && after.Contains(other))
            {
                before.Remove(one);
                after.Remove(other);
                matches.Add((one, other));
            }
        }
    }

    private static double ShareOf(Alternative one, Alternative other)
    {
        if (!TypeRelation.IsObject(one.Flat.Type.Kind) || !TypeRelation.IsObject(other.Flat.Type.Kind))
        {
            return 0;
        }

        var (a, b) = (one.Properties.ToList(), other.Properties.ToList());
        var all = a.Union(b, StringComparer.Ordinal).Count();
        return all == 0 ? 1 : (double)a.Intersect(b, StringComparer.Ordinal).Count() / all;
    }
}
