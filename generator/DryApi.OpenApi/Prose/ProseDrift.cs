using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>Compares what two documents say in words alone.</summary>
internal static class ProseDrift
{
    /// <summary>The limits of <paramref name="head"/> without a constraint, or with another one, that <paramref name="base"/> does not have.</summary>
    public static IReadOnlyList<Change> Compare(Contract @base, Contract head)
    {
        var texts = new ProseLimits();
        var findings = ProseCheck.Run(head, texts);
        if (findings.Count == 0)
        {
            return [];
        }

        var known = ProseCheck.Run(@base, texts).SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);
        return [.. findings.Where(f => !KeysOf(f).All(known.Contains)).Select(ToChange)];
    }

    /// <summary>All limits of a contract without a constraint, or with another one.</summary>
    public static IEnumerable<Change> Of(Contract contract) => ProseCheck.Run(contract).Select(ToChange);

    /// <summary>What a finding is known by: parameters are told apart by their operation, the rest by their schema.</summary>
    private static IEnumerable<string> KeysOf(ProseFinding finding)
    {
        var key = string.Join("\n", finding.Place, finding.Constraint, finding.Value, finding.Actual);
        return finding.Place.Contains(' ') || finding.Place == "body" ? finding.Operations.Select(o => o + "\n" + key) : [key];
    }

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
