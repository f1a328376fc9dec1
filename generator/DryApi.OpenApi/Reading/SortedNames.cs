namespace DryApi.OpenApi.Reading;

/// <summary>The names of a dictionary, sorted. SortedDictionary is made of structs, for which the runtime has to compile at every start of the tool.</summary>
internal static class SortedNames
{
    public static string[] Of<T>(IReadOnlyDictionary<string, T> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var (names, count) = (new string[values.Count], 0);
        foreach (var name in values.Keys)
        {
            names[count++] = name;
        }

        Array.Sort(names, string.CompareOrdinal);
        return names;
    }

    public static string[] Of(ICollection<string> values)
    {
        var names = new string[values.Count];
        values.CopyTo(names, 0);
        Array.Sort(names, string.CompareOrdinal);
        return names;
    }
}
