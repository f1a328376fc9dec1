namespace DryApi.Contracts;

/// <summary>
/// Allots the C# names of one scope: the properties of a class, the values of an enumeration, what is below a path. Each follows from its own text;
/// where several would be alike, the one whose name says it best keeps it, and six digits from their own texts tell the others apart.
/// </summary>
internal static class ScopeNames
{
    /// <summary>The name of each key.</summary>
    /// <param name="items">The keys, each with its text on the wire, and a name that somebody gave it or null.</param>
    /// <param name="isTaken">Whether the scope has a name already; nobody who gives a name is asked.</param>
    /// <param name="ending">What follows a name that is taken.</param>
    public static Dictionary<string, string> Of(IEnumerable<(string Key, string Text, string? Given)> items, Func<string, bool> isTaken, string ending)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var all = items.Select(item =>
        {
            var own = item.Given ?? CSharpName.Of(item.Text);
            return (item.Key, item.Text, Rank: item.Given is not null ? 0 : isTaken(own) ? 2 : 1, Name: item.Given is null && isTaken(own) ? own + ending : own);
        });
        var groups = all.GroupBy(item => item.Name, StringComparer.Ordinal).Select(group => group.OrderBy(item => item.Rank).ThenByDescending(item => item.Text, StringComparer.Ordinal).ThenByDescending(item => item.Key, StringComparer.Ordinal).ToList()).ToList();
        foreach (var group in groups)
        {
            names[group[0].Key] = group[0].Name;
            used.Add(group[0].Name);
        }

        foreach (var item in groups.SelectMany(group => group.Skip(1)))
        {
            var name = item.Name;
            while (!used.Add(name))
            {
                name += CSharpName.Digits(item.Key);
            }

            names[item.Key] = name;
        }

        return names;
    }
}
