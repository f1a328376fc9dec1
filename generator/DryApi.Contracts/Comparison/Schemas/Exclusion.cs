namespace DryApi.Contracts;

/// <summary>
/// A <c>not</c>, or a condition (<c>if</c>), that is there on both sides with the same words: what it names need not say the same. Told
/// when all of that was compared.
/// </summary>
/// <param name="ComparisonContext">Where it stands.</param>
/// <param name="Inside">What differs in what is excluded.</param>
/// <param name="Rules">The rules for a difference.</param>
/// <param name="Fact">The keyword.</param>
internal sealed record Exclusion(ComparisonContext ComparisonContext, Findings Inside, RulePair Rules, string Fact)
{
    /// <summary>
    /// Tells the exclusions of places, those inside of others first. One that is inside of itself adds nothing to itself. Each place is
    /// passed once, however many exclusions lead to it.
    /// </summary>
    public static void TellAll(IEnumerable<Findings> places, Action<Exclusion> tell)
    {
        var passed = new HashSet<Findings>();
        var open = new Stack<(Exclusion? Told, IEnumerator<(Findings, Exclusion?)> Next)>();
        foreach (var place in places)
        {
            Begin(place, null);
            while (open.Count > 0)
            {
                var (told, next) = open.Peek();
                if (next.MoveNext())
                {
                    Begin(next.Current.Item1, next.Current.Item2);
                    continue;
                }

                open.Pop();
                if (told is not null)
                {
                    tell(told);
                }
            }
        }

        void Begin(Findings place, Exclusion? told)
        {
            if (passed.Add(place))
            {
                open.Push((told, LedToFrom(place).ToList().GetEnumerator()));
            }
            else if (told is not null)
            {
                tell(told);
            }
        }
    }

    /// <summary>The places that a place leads to, with the exclusion that is told when all in it is.</summary>
    private static IEnumerable<(Findings Place, Exclusion? Exclusion)> LedToFrom(Findings place) =>
        place.Nested.Select(nested => (nested, (Exclusion?)null)).Concat(place.Exclusions.Select(exclusion => (exclusion.Inside, (Exclusion?)exclusion)));
}
