using DryApi.Contracts;

namespace DryApi.OpenApi.Reading;

/// <summary>What tells the members of a union from one another: the properties that only one of them asks for.</summary>
internal sealed class BranchNames
{
    private readonly Dictionary<string, int> _required = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _properties = new(StringComparer.Ordinal);

    public BranchNames(IReadOnlyList<SchemaFacts> members)
    {
        foreach (var member in members)
        {
            Count(member.Required.Keys, _required);
            Count(member.Properties.Keys, _properties);
        }
    }

    /// <summary>The end of a member's name.</summary>
    public string Of(SchemaFacts member)
    {
        var asks = member.Required.Count > 0;
        var distinct = SortedNames.Of(asks ? member.Required.Keys : member.Properties.Keys)
            .Where(name => IsOnlyIn(member.Required.ContainsKey(name), name, _required) && (asks || IsOnlyIn(isOwn: true, name, _properties)));
        var names = distinct.DefaultIfEmpty(SortedNames.Of(member.Properties.Keys).FirstOrDefault() ?? "").Select(CSharpName.Pascal);
        return "By" + string.Concat(names);
    }

    private static bool IsOnlyIn(bool isOwn, string name, Dictionary<string, int> counts) => counts.GetValueOrDefault(name) == (isOwn ? 1 : 0);

    private static void Count(IEnumerable<string> names, Dictionary<string, int> counts)
    {
        foreach (var name in names)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }
}
