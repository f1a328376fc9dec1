namespace DryApi.Contracts;

/// <summary>Tells which security schemes of two contracts are the same: those with equal facts whatever they are called, else those of one name.</summary>
internal sealed class SecurityIdentities
{
    private readonly Dictionary<string, string> _base = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _head = new(StringComparer.Ordinal);

    public SecurityIdentities(Contract @base, Contract head)
    {
        var nameByFacts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var scheme in @base.SecuritySchemes.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var facts = FactsOf(scheme);
            _base[scheme.Name] = nameByFacts.TryGetValue(facts, out var name) ? name : nameByFacts[facts] = scheme.Name;
        }

        foreach (var scheme in head.SecuritySchemes.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var facts = FactsOf(scheme);
            _head[scheme.Name] = nameByFacts.TryGetValue(facts, out var name) ? name
                : _base.TryGetValue(scheme.Name, out var known) ? known
                : nameByFacts[facts] = scheme.Name;
        }

        AreTheSame = _base.Count == _head.Count && _base.All(scheme => _head.TryGetValue(scheme.Key, out var identity) && identity == scheme.Value);
    }

    /// <summary>Whether each name stands for the same scheme in both contracts.</summary>
    public bool AreTheSame { get; }

    public string OfBase(string name) => _base.TryGetValue(name, out var identity) ? identity : name;

    public string OfHead(string name) => _head.TryGetValue(name, out var identity) ? identity : name;

    /// <summary>Whether the other contract describes the same scheme under another name.</summary>
    public bool IsRenamed(ContractSecurityScheme scheme, Contract other) => other.SecuritySchemes.Exists(one => FactsOf(one) == FactsOf(scheme));

    private static string FactsOf(ContractSecurityScheme scheme) =>
        scheme.Type + "\n" + string.Join("\n", scheme.Facts.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.ToString()));
}
