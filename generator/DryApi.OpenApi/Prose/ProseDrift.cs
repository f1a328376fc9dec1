using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>Compares what two documents say in words alone.</summary>
internal static class ProseDrift
{
    /// <summary>The limits of <paramref name="head"/> without a constraint, or with another one, that <paramref name="base"/> does not have.</summary>
    public static IReadOnlyList<Change> Compare(Contract @base, Contract head)
    {
        var texts = new ProseLimits();
        var found = ProseCheck.Find(head, texts);
        if (found.Count == 0)
        {
            return [];
        }

        // Nearly all of them stood there before, and what is told of the others takes long to write.
        var known = ProseCheck.Find(@base, texts).SelectMany(ProseKey.Of).ToHashSet();
        var isNew = found.Where(each => !ProseKey.Of(each).All(known.Contains)).Select(SourceOf).ToHashSet();
        return isNew.Count == 0
            ? []
            : [.. ProseCheck.ToFindings([.. found.Where(each => isNew.Contains(SourceOf(each)))]).Where(finding => !ProseKey.Of(finding).All(known.Contains)).Select(ToChange)];

        // What is told of one place is told of all that share its words.
        static (object, string, string) SourceOf(ProseContradiction each) => ((object?)each.Place.Origin ?? each.Place.Text, each.Constraint, each.Value);
    }

    /// <summary>All limits of a contract without a constraint, or with another one.</summary>
    public static IEnumerable<Change> Of(Contract contract) => ProseCheck.Run(contract).Select(ToChange);

    private static Change ToChange(ProseFinding finding)
    {
        var rule = finding.Actual is null ? ProseRules.LimitUnbacked : ProseRules.LimitContradicted;
        var mending = finding.Action is null ? "" : (finding.Actual is null ? "; to back it, add to the overlay: " : "; to agree with it, add to the overlay: ") + finding.Action;
        return new Change
        {
            Rule = rule,
            RuleName = rule.Name,
            Severity = rule.Severity,
            Subject = finding.Place,
            Fact = finding.Constraint,
            Old = finding.Actual,
            New = finding.Value + " in words",
            Origin = finding.Origin,
            Operations = finding.Operations,
            Remedy = JsonText.Quote(finding.Words) + mending,
        };
    }
}
