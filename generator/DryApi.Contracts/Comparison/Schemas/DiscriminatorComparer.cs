namespace DryApi.Contracts;

/// <summary>Compares what tells the alternatives of a union apart.</summary>
internal static class DiscriminatorComparer
{
    public static void Compare(Constraint? old, Constraint? @new, Site site)
    {
        if (old?.Value == @new?.Value)
        {
            return;
        }

        if (old is null || @new is null)
        {
            site.ReportPresence(SchemaRules.DiscriminatorAdded, SchemaRules.DiscriminatorRemoved, SchemaRules.DiscriminatorAdded, "discriminator", old, @new);
            return;
        }

        var (from, to) = (MembersOf(old.Value), MembersOf(@new.Value));
        var (nameFrom, nameTo) = (ValueOf(from, "propertyName"), ValueOf(to, "propertyName"));
        if (nameFrom != nameTo)
        {
            site.Report(SchemaRules.DiscriminatorPropertyChanged, "discriminator", nameFrom, nameTo, old.Origin, @new.Origin);
        }

        var (mapFrom, mapTo) = (MembersOf(ValueOf(from, "mapping") ?? "{}"), MembersOf(ValueOf(to, "mapping") ?? "{}"));
        foreach (var key in mapFrom.Keys.Union(mapTo.Keys, StringComparer.Ordinal).OrderBy(k => k, StringComparer.Ordinal))
        {
            var (before, after) = (ValueOf(mapFrom, key), ValueOf(mapTo, key));
            if (before != after)
            {
                var rules = before is null ? SchemaRules.DiscriminatorMappingAdded : after is null ? SchemaRules.DiscriminatorMappingRemoved : SchemaRules.DiscriminatorMappingChanged;
                site.Report(rules, "discriminator " + JsonText.Quote(key), before, after, old.Origin, @new.Origin);
            }
        }
    }

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
