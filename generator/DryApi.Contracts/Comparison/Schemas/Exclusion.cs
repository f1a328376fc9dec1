namespace DryApi.Contracts;

/// <summary>
/// A <c>not</c>, or a condition (<c>if</c>), that is there on both sides with the same words: what it names need not say the same. Told
/// when all of that was compared.
/// </summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Inside">What differs in what is excluded.</param>
/// <param name="Rules">The rules for a difference.</param>
/// <param name="Fact">The keyword.</param>
internal sealed record Exclusion(Site Site, Findings Inside, RulePair Rules, string Fact)
{
    /// <summary>Tells the exclusions of places, those inside of others first. One that is inside of itself adds nothing to itself.</summary>
    public static void TellAll(IEnumerable<Findings> places, Action<Exclusion> tell)
    {
        var begun = new HashSet<Findings>();
        var open = new Stack<(Exclusion Exclusion, IEnumerator<Exclusion> Inner)>();
        foreach (var place in places)
        {
            foreach (var outer in ExclusionsIn(place))
            {
                Begin(outer);
                while (open.Count > 0)
                {
                    var (exclusion, inner) = open.Peek();
                    if (inner.MoveNext())
                    {
                        Begin(inner.Current);
                    }
                    else
                    {
                        tell(open.Pop().Exclusion);
                    }
                }
            }
        }

        void Begin(Exclusion exclusion)
        {
            if (begun.Add(exclusion.Inside))
            {
                open.Push((exclusion, ExclusionsIn(exclusion.Inside).GetEnumerator()));
            }
        }
    }

    private static List<Exclusion> ExclusionsIn(Findings place) => place.All().SelectMany(each => each.Exclusions).ToList();
}
