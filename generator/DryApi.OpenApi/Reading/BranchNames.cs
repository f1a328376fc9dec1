using DryApi.Contracts;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// What tells the members of a union from one another: the properties that only one of them asks for, or the value that a property of all
/// of them has in one alone.
/// </summary>
internal sealed class BranchNames
{
    private readonly Dictionary<string, int> _required = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaFacts, string> _names = new(ReferenceEqualityComparer.Instance);

    public BranchNames(IReadOnlyList<SchemaFacts> members)
    {
        foreach (var member in members)
        {
            Count(member.Required.Keys, _required);
            Count(member.Properties.Keys, _properties);
        }

        var objects = members.Where(member => member.Properties.Count > 0).ToList();
        foreach (var alike in objects.GroupBy(NameOf, StringComparer.Ordinal))
        {
            NameAlike(alike.Key, [.. alike]);
        }
    }

    /// <summary>The end of a member's name.</summary>
    public string Of(SchemaFacts member) => _names.TryGetValue(member, out var name) ? name : NameOf(member);

    private void NameAlike(string name, List<SchemaFacts> members)
    {
        var values = members.Count > 1 ? members.Select(ValueOf).ToList() : [];
        var areTold = values.Count > 0 && !values.Contains(null) && values.Distinct(StringComparer.Ordinal).Count() == members.Count;
        for (var i = 0; i < members.Count; i++)
        {
            _names[members[i]] = areTold ? "By" + values[i] : name;
        }
    }

    private string NameOf(SchemaFacts member)
    {
        var asks = member.Required.Count > 0;
        var distinct = (asks ? SortedNames.Of(member.Required) : SortedNames.Of(member.Properties))
            .Where(name => IsOnlyIn(member.Required.ContainsKey(name), name, _required) && (asks || IsOnlyIn(isOwn: true, name, _properties)));
        var names = distinct.DefaultIfEmpty(SortedNames.Of(member.Properties).FirstOrDefault() ?? "").Select(CSharpName.Pascal);
        return "By" + string.Concat(names);
    }

    /// <summary>The first property, by name, that has one value, with that value.</summary>
    private static string? ValueOf(SchemaFacts member)
    {
        foreach (var name in SortedNames.Of(member.Properties))
        {
            foreach (var schema in member.Properties[name])
            {
                var value = schema["const"] ?? (schema["enum"] is { Items: [var only] } ? only : null);
                if (value is { IsString: true } && CSharpName.Pascal(value.Text) is { Length: > 0 } word)
                {
                    return CSharpName.Pascal(name) + word;
                }
            }
        }

        return null;
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
