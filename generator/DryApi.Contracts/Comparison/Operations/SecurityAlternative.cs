namespace DryApi.Contracts;

/// <summary>One way to authenticate: the schemes that a call has to satisfy together, each with its scopes. No name of it says what it is, only what it asks for.</summary>
internal sealed class SecurityAlternative
{
    private readonly SortedDictionary<string, SortedSet<string>> _scopesByScheme;

    private SecurityAlternative(string text, SortedDictionary<string, SortedSet<string>> scopesByScheme)
    {
        (Text, _scopesByScheme) = (text, scopesByScheme);
        Schemes = string.Join("\n", scopesByScheme.Keys);
        Requirements = [.. scopesByScheme.SelectMany(scheme => scheme.Value.Select(scope => scheme.Key + "\n" + scope).Prepend(scheme.Key))];
    }

    /// <summary>The alternative as the contract has it.</summary>
    public string Text { get; }

    /// <summary>Its schemes without their scopes.</summary>
    public string Schemes { get; }

    /// <summary>All that it asks for: its schemes and their scopes.</summary>
    public HashSet<string> Requirements { get; }

    /// <summary>
    /// The alternatives of an operation. One that asks for all that another asks for, and for more, is no way of its own; twice the same is
    /// one.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="identityOf">What tells a scheme of that name from others.</param>
    public static List<SecurityAlternative> Of(ContractOperation operation, Func<string, string> identityOf)
    {
        var all = (operation.Security.Count == 0 ? [SecurityText.Anonymous] : operation.Security).Select(text => Read(text, identityOf)).ToList();
        if (all.Count == 1)
        {
            return all;
        }

        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var requirement in all.SelectMany(one => one.Requirements))
        {
            uses[requirement] = uses.TryGetValue(requirement, out var count) ? count + 1 : 1;
        }

        // The smallest come first: nothing larger is within them. Each is found under what fewest ask for.
        var (kept, byRarest) = (new List<SecurityAlternative>(), new Dictionary<string, List<SecurityAlternative>>(StringComparer.Ordinal));
        foreach (var one in all.OrderBy(one => one.Requirements.Count).ThenBy(one => one.Text, StringComparer.Ordinal))
        {
            if (one.Requirements.Count == 0)
            {
                return [one];
            }

            if (one.Requirements.Any(requirement => byRarest.TryGetValue(requirement, out var smaller) && smaller.Exists(other => other.IsWithin(one))))
            {
                continue;
            }

            kept.Add(one);
            var rarest = one.Requirements.OrderBy(requirement => uses[requirement]).First();
            if (!byRarest.TryGetValue(rarest, out var like))
            {
                byRarest[rarest] = like = [];
            }

            like.Add(one);
        }

        return kept;
    }

    /// <summary>Whether who does all that the other asks for does all that this one asks for.</summary>
    public bool IsWithin(SecurityAlternative other) => Requirements.Count <= other.Requirements.Count && Requirements.IsSubsetOf(other.Requirements);

    /// <summary>What one of the same schemes asks for beyond this one: each scheme with a scope.</summary>
    public IEnumerable<(string Scheme, string Scope)> ScopesBeyond(SecurityAlternative other) =>
        _scopesByScheme.SelectMany(scheme => scheme.Value.Where(scope => !other._scopesByScheme[scheme.Key].Contains(scope)).Select(scope => (scheme.Key, scope)));

    private static SecurityAlternative Read(string text, Func<string, string> identityOf)
    {
        var scopesByScheme = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var scheme in SecurityText.Read(text))
        {
            var identity = identityOf(scheme.Key);
            if (!scopesByScheme.TryGetValue(identity, out var scopes))
            {
                scopesByScheme[identity] = scopes = new SortedSet<string>(StringComparer.Ordinal);
            }

            scopes.UnionWith(scheme.Value);
        }

        return new SecurityAlternative(text, scopesByScheme);
    }
}
