namespace DryApi.Contracts;

/// <summary>Compares keywords whose inside is not taken apart: objects name by name, lists item by item, the rest as a whole.</summary>
internal static class KeywordComparer
{
    public static void Compare(PresenceRules rules, Constraint? old, Constraint? @new, ComparisonContext context)
    {
        // Each item of a list, or each name, is a condition of its own.
        if (Keywords.Find(rules.Keyword) is not { Value: KeywordValue.List or KeywordValue.TextsByName or KeywordValue.SchemasByName })
        {
            context.ReportPresence(rules.Added, rules.Removed, rules.Changed, rules.Keyword, old, @new);
            return;
        }

        var (before, after) = (PartsOf(old), PartsOf(@new));
        var (gone, come) = (before.Keys.Where(k => !after.ContainsKey(k)).ToList(), after.Keys.Where(k => !before.ContainsKey(k)).ToList());

        // One condition for another is a change of it. Those of one name that hold schemas are compared as such.
        var changed = Math.Min(gone.Count, come.Count);
        for (var i = 0; i < changed; i++)
        {
            context.Report(rules.Changed, rules.Keyword, before[gone[i]], after[come[i]], old?.Origin, @new?.Origin);
        }

        gone.RemoveRange(0, changed);
        come.RemoveRange(0, changed);
        gone.ForEach(key => context.Report(rules.Removed, rules.Keyword, before[key], null, old?.Origin));
        come.ForEach(key => context.Report(rules.Added, rules.Keyword, null, after[key], headOrigin: @new?.Origin));
        foreach (var key in before.Keys.Where(k => !KeywordSchemas.IsKeyword(rules.Keyword) && after.TryGetValue(k, out var value) && value != before[k]))
        {
            context.Report(rules.Changed, rules.Keyword, before[key], after[key], old?.Origin, @new?.Origin);
        }
    }

    /// <summary>The conditions by what tells them apart: the name in an object, the whole item in a list.</summary>
    private static SortedDictionary<string, string> PartsOf(Constraint? constraint)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (constraint is null)
        {
            return parts;
        }

        if (constraint.Value.StartsWith("{", StringComparison.Ordinal))
        {
            foreach (var member in JsonText.Members(constraint.Value))
            {
                parts[member.Key] = member.Key + ": " + member.Value;
            }
        }
        else
        {
            foreach (var item in JsonText.Items(constraint.Value))
            {
                parts[item] = item;
            }
        }

        return parts;
    }
}
