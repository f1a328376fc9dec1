namespace DryApi.Contracts;

/// <summary>Compares how calls have to authenticate.</summary>
internal static class SecurityComparer
{
    /// <summary>Compares what an operation asks for: alternatives, each of schemes with scopes.</summary>
    public static void Compare(ContractOperation old, ContractOperation @new, Site site)
    {
        site = site with { BaseOrigin = old.SecurityOrigin ?? old.Origin, HeadOrigin = @new.SecurityOrigin ?? @new.Origin };
        var (before, after) = (Alternatives(old), Alternatives(@new));
        var (isFree, wasFree) = (after.Exists(a => a.Count == 0), before.Exists(a => a.Count == 0));
        if (wasFree || isFree)
        {
            if (wasFree != isFree)
            {
                site.Report(isFree ? OperationRules.SecurityRemoved : OperationRules.SecurityAdded, "security", wasFree ? null : Text(old), isFree ? null : Text(@new));
            }

            return;
        }

        var (known, now) = (new HashSet<string>(before.Select(Key), StringComparer.Ordinal), after.GroupBy(Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));
        var (gone, come) = (before.Where(b => !now.ContainsKey(Key(b))).ToList(), after.Where(a => !known.Contains(Key(a))).ToList());

        // Who did all that an alternative asked for does all that a smaller one asks for.
        var byScheme = after.ToLookup(other => other.Keys.OrderBy(k => k, StringComparer.Ordinal).First(), StringComparer.Ordinal);
        gone.ForEach(a => (site with { IsMuted = site.IsMuted || a.Keys.Any(scheme => byScheme[scheme].Any(other => IsWithin(other, a))) }).Report(OperationRules.SecurityAlternativeRemoved, "security", Key(a), null));
        come.ForEach(a => site.Report(OperationRules.SecurityAlternativeAdded, "security", null, Key(a)));
        foreach (var kept in before)
        {
            if (now.TryGetValue(Key(kept), out var same))
            {
                CompareScopes(kept, same, site);
            }
        }
    }

    /// <summary>Compares the descriptions of the ways to authenticate; one that nothing asks for breaks nothing.</summary>
    public static void CompareSchemes(Contract old, Contract @new, Site site)
    {
        var schemesBefore = old.SecuritySchemes.GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var schemesAfter = @new.SecuritySchemes.GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var used = new HashSet<string>(@new.Operations.Where(o => o.Kind == OperationKind.Operation).SelectMany(Alternatives).SelectMany(a => a.Keys), StringComparer.Ordinal);
        foreach (var name in schemesBefore.Keys.Union(schemesAfter.Keys, StringComparer.Ordinal))
        {
            schemesBefore.TryGetValue(name, out var before);
            schemesAfter.TryGetValue(name, out var after);
            var inside = site with { Subject = "security " + ExpressionText.WriteName(name), BaseOrigin = before?.Origin ?? site.BaseOrigin, HeadOrigin = after?.Origin ?? site.HeadOrigin };
            if (before is null || after is null)
            {
                inside.Report(before is null ? OperationRules.SchemeAdded : OperationRules.SchemeRemoved, null, before?.Type, after?.Type);
                continue;
            }

            inside = inside with { IsMuted = !used.Contains(name) };
            if (before.Type != after.Type)
            {
                inside.Report(OperationRules.SchemeChanged, "type", before.Type, after.Type);
            }

            CompareFacts(before, after, inside);
        }
    }

    private static void CompareFacts(ContractSecurityScheme old, ContractSecurityScheme @new, Site site)
    {
        foreach (var fact in old.Facts.Concat(@new.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal))
        {
            var (from, to) = (old.Facts.FirstOrDefault(f => f.Name == fact), @new.Facts.FirstOrDefault(f => f.Name == fact));
            if (from?.Value != to?.Value)
            {
                // Names of schemes and headers are the same in capitals.
                var isWire = fact is "scheme" or "in" or "name" && !string.Equals(from?.Value, to?.Value, fact == "scheme" || IsHeader(old, @new) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
                site.Report(isWire ? OperationRules.SchemeChanged : OperationRules.SchemeDetailChanged, fact, from?.Value, to?.Value, from?.Origin, to?.Origin);
            }
        }
    }

    private static bool IsHeader(ContractSecurityScheme old, ContractSecurityScheme @new) =>
        new[] { old, @new }.All(scheme => scheme.Facts.Any(f => f is { Name: "in", Value: "\"header\"" }));

    private static void CompareScopes(Dictionary<string, List<string>> old, Dictionary<string, List<string>> @new, Site site)
    {
        foreach (var scheme in old.Keys)
        {
            foreach (var scope in old[scheme].Except(@new[scheme], StringComparer.Ordinal))
            {
                site.Report(OperationRules.ScopeRemoved, scheme, scope, null);
            }

            foreach (var scope in @new[scheme].Except(old[scheme], StringComparer.Ordinal))
            {
                site.Report(OperationRules.ScopeAdded, scheme, null, scope);
            }
        }
    }

    /// <summary>The alternatives, each as schemes with their scopes; one without schemes asks for nothing.</summary>
    private static List<Dictionary<string, List<string>>> Alternatives(ContractOperation operation)
    {
        if (operation.Security.Count == 0)
        {
            return [new(StringComparer.Ordinal)];
        }

        return operation.Security.Select(SecurityText.Read).ToList();
    }

    private static bool IsWithin(Dictionary<string, List<string>> small, Dictionary<string, List<string>> large) =>
        small.Keys.All(scheme => large.TryGetValue(scheme, out var scopes) && small[scheme].All(scopes.Contains));

    private static string Key(Dictionary<string, List<string>> alternative) => string.Join(" & ", alternative.Keys.OrderBy(k => k, StringComparer.Ordinal).Select(SecurityText.WriteName));

    private static string Text(ContractOperation operation) => string.Join(" | ", operation.Security);
}
