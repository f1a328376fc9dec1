namespace DryApi.Contracts;

/// <summary>Pairs each old thing with the first new one that is like it, without looking at all of them each time.</summary>
internal static class FirstFits
{
    private const int None = -1;

    /// <summary>
    /// Takes pairs out of both lists: those with the same first key, then of the rest those with the same second key, and so on. What has
    /// no key (null) fits nothing.
    /// </summary>
    public static List<(T Old, T New)> Take<T>(List<T> old, List<T> @new, params Func<T, string?>[] keys)
        where T : class
    {
        var pairs = new List<(T, T)>();
        foreach (var key in keys)
        {
            if (old.Count > 0 && @new.Count > 0)
            {
                Take(old, @new, key, pairs);
            }
        }

        return pairs;
    }

    private static void Take<T>(List<T> old, List<T> @new, Func<T, string?> key, List<(T, T)> pairs)
        where T : class
    {
        // The first of each key, and behind each the next one of the same key.
        var (first, last, next) = (new Dictionary<string, int>(@new.Count, StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new int[@new.Count]);
        for (var i = 0; i < @new.Count; i++)
        {
            next[i] = None;
            if (key(@new[i]) is not { } name)
            {
                continue;
            }

            if (!first.ContainsKey(name))
            {
                first[name] = i;
                continue;
            }

            next[last.TryGetValue(name, out var before) ? before : first[name]] = i;
            last[name] = i;
        }

        var (rest, taken) = (new List<T>(), new bool[@new.Count]);
        foreach (var one in old)
        {
            if (key(one) is { } name && first.TryGetValue(name, out var match) && match != None)
            {
                first[name] = next[match];
                taken[match] = true;
                pairs.Add((one, @new[match]));
            }
            else
            {
                rest.Add(one);
            }
        }

        old.Clear();
        old.AddRange(rest);
        var left = @new.Where((_, index) => !taken[index]).ToList();
        @new.Clear();
        @new.AddRange(left);
    }
}
