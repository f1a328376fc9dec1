namespace DryApi.Contracts;

/// <summary>Compares what tells the alternatives of a union apart.</summary>
internal static class DiscriminatorComparer
{
    /// <param name="old">The old discriminator.</param>
    /// <param name="new">The new one.</param>
    /// <param name="isSame">Whether two references, as JSON, lead to schemas that allow the same.</param>
    /// <param name="context">Where the changes are kept.</param>
    public static void Compare(Constraint? old, Constraint? @new, Func<string, string, bool> isSame, ComparisonContext context)
    {
        if (old?.Value == @new?.Value)
        {
            return;
        }

        if (old is null || @new is null)
        {
            context.ReportPresence(SchemaRules.DiscriminatorAdded, SchemaRules.DiscriminatorRemoved, SchemaRules.DiscriminatorAdded, "discriminator", old, @new);
            return;
        }

        var (from, to) = (MembersOf(old.Value), MembersOf(@new.Value));
        var (nameFrom, nameTo) = (ValueOf(from, "propertyName"), ValueOf(to, "propertyName"));
        if (nameFrom != nameTo)
        {
            context.Report(SchemaRules.DiscriminatorPropertyChanged, "discriminator", nameFrom, nameTo, old.Origin, @new.Origin);
        }

        var (mapFrom, mapTo) = (DiscriminatorMapping.Of(old), DiscriminatorMapping.Of(@new));
        var (gone, come) = (Without(mapFrom, mapTo), Without(mapTo, mapFrom));
        foreach (var key in mapFrom.Keys.Where(mapTo.ContainsKey).Where(key => mapFrom[key] != mapTo[key] && !isSame(mapFrom[key], mapTo[key])).OrderBy(k => k, StringComparer.Ordinal))
        {
            Report(SchemaRules.DiscriminatorMappingChanged, key, mapFrom[key], mapTo[key]);
        }

        // One value for another: what comes is told by a word that nobody knew, and what was sent is not known any more.
        foreach (var (before, after) in FirstFits.Take(gone, come, key => mapFrom.TryGetValue(key, out var target) ? target : mapTo[key], static _ => ""))
        {
            context.Report(SchemaRules.DiscriminatorMappingChanged, "discriminator", JsonText.Quote(before), JsonText.Quote(after), old.Origin, @new.Origin);
        }

        gone.ForEach(key => Report(SchemaRules.DiscriminatorMappingRemoved, key, mapFrom[key], null));
        come.ForEach(key => Report(SchemaRules.DiscriminatorMappingAdded, key, null, mapTo[key]));

        void Report(RulePair rules, string key, string? before, string? after) => context.Report(rules, "discriminator " + JsonText.Quote(key), before, after, old.Origin, @new.Origin);
    }

    private static List<string> Without(Dictionary<string, string> mapping, Dictionary<string, string> other) =>
        [.. mapping.Keys.Where(key => !other.ContainsKey(key)).OrderBy(k => k, StringComparer.Ordinal)];

    private static Dictionary<string, string> MembersOf(string json)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.StartsWith("{", StringComparison.Ordinal) ? JsonText.Members(json) : [])
        {
            members[member.Key] = member.Value;
        }

        return members;
    }

    private static string? ValueOf(Dictionary<string, string> members, string name) => members.TryGetValue(name, out var value) ? value : null;
}
