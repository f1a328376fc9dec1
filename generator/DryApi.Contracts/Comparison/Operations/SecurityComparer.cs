namespace DryApi.Contracts;

/// <summary>Compares how calls have to authenticate.</summary>
internal sealed class SecurityComparer(Contract @base, Contract head)
{
    private readonly SecurityIdentities _identities = new(@base, head);

    /// <summary>Compares what an operation asks for: alternatives, each a set of requirements.</summary>
    public void Compare(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        if (_identities.AreTheSame && old.Security.SequenceEqual(@new.Security, StringComparer.Ordinal))
        {
            return;
        }

        context = context with { BaseOrigin = old.SecurityOrigin ?? old.Origin, HeadOrigin = @new.SecurityOrigin ?? @new.Origin };
        var (before, after) = (SecurityAlternative.Of(old, _identities.OfBase), SecurityAlternative.Of(@new, _identities.OfHead));
        var (isFree, wasFree) = (after.Exists(IsFree), before.Exists(IsFree));
        if (wasFree || isFree)
        {
            if (wasFree != isFree)
            {
                context.Report(isFree ? OperationRules.SecurityRemoved : OperationRules.SecurityAdded, "security", wasFree ? null : Text(old), isFree ? null : Text(@new));
            }

            return;
        }

        FirstFits.Take(before, after, KeyOf);
        ReportWeaker(before, after, context);
        foreach (var (from, to) in FirstFits.Take(before, after, alternative => alternative.Schemes))
        {
            CompareScopes(from, to, context);
        }

        before.ForEach(gone => context.Report(OperationRules.SecurityAlternativeRemoved, "security", gone.Text, null));
        after.ForEach(come => context.Report(OperationRules.SecurityAlternativeAdded, "security", null, come.Text));
    }

    /// <summary>Takes out what a weaker alternative stands for now: who did all that the old one asked for does all that it asks for.</summary>
    private static void ReportWeaker(List<SecurityAlternative> before, List<SecurityAlternative> after, ComparisonContext context)
    {
        var byFirst = after.ToLookup(alternative => alternative.Requirements.First(), StringComparer.Ordinal);
        var paired = new HashSet<SecurityAlternative>();
        foreach (var old in before.ToList())
        {
            var weaker = old.Requirements.SelectMany(requirement => byFirst[requirement]).Where(other => other.IsWithin(old)).ToList();
            if (weaker.Count == 0)
            {
                continue;
            }

            before.Remove(old);
            if (weaker.Find(other => other.Schemes == old.Schemes && !paired.Contains(other)) is { } same)
            {
                paired.Add(same);
                CompareScopes(old, same, context);
            }
            else
            {
                (context with { IsMuted = true }).Report(OperationRules.SecurityAlternativeRemoved, "security", old.Text, null);
            }
        }

        after.RemoveAll(paired.Contains);
    }

    /// <summary>Compares the descriptions of the ways to authenticate; one that nothing asks for breaks nothing.</summary>
    public void CompareSchemes(ComparisonContext context)
    {
        var schemesBefore = @base.SecuritySchemes.GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var schemesAfter = head.SecuritySchemes.GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var used = new HashSet<string>(head.Operations.Where(o => o.Kind == OperationKind.Operation).SelectMany(o => o.Security).SelectMany(alternative => SecurityText.Read(alternative).Keys), StringComparer.Ordinal);
        foreach (var name in schemesBefore.Keys.Union(schemesAfter.Keys, StringComparer.Ordinal))
        {
            schemesBefore.TryGetValue(name, out var before);
            schemesAfter.TryGetValue(name, out var after);
            var inside = context with { Subject = "security " + ExpressionText.WriteName(name), BaseOrigin = before?.Origin ?? context.BaseOrigin, HeadOrigin = after?.Origin ?? context.HeadOrigin };
            if (before is null || after is null)
            {
                if (!_identities.IsRenamed((before ?? after)!, before is null ? @base : head))
                {
                    inside.Report(before is null ? OperationRules.SchemeAdded : OperationRules.SchemeRemoved, null, before?.Type, after?.Type);
                }

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

    private static void CompareFacts(ContractSecurityScheme old, ContractSecurityScheme @new, ComparisonContext context)
    {
        foreach (var fact in old.Facts.Concat(@new.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal))
        {
            var (from, to) = (old.Facts.FirstOrDefault(f => f.Name == fact), @new.Facts.FirstOrDefault(f => f.Name == fact));
            if (from?.Value != to?.Value)
            {
                // Names of schemes and headers are the same in capitals.
                var isWire = fact is "scheme" or "in" or "name" && !string.Equals(from?.Value, to?.Value, fact == "scheme" || IsHeader(old, @new) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
                context.Report(isWire ? OperationRules.SchemeChanged : OperationRules.SchemeDetailChanged, fact, from?.Value, to?.Value, from?.Origin, to?.Origin);
            }
        }
    }

    private static bool IsHeader(ContractSecurityScheme old, ContractSecurityScheme @new) =>
        new[] { old, @new }.All(scheme => scheme.Facts.Any(f => f is { Name: "in", Value: "\"header\"" }));

    private static void CompareScopes(SecurityAlternative old, SecurityAlternative @new, ComparisonContext context)
    {
        foreach (var (scheme, scope) in old.ScopesBeyond(@new))
        {
            context.Report(OperationRules.ScopeRemoved, scheme, scope, null);
        }

        foreach (var (scheme, scope) in @new.ScopesBeyond(old))
        {
            context.Report(OperationRules.ScopeAdded, scheme, null, scope);
        }
    }

    private static bool IsFree(SecurityAlternative alternative) => alternative.Requirements.Count == 0;

    private static string KeyOf(SecurityAlternative alternative) => string.Join("\0", alternative.Requirements);

    private static string Text(ContractOperation operation) => string.Join(" | ", operation.Security);
}
