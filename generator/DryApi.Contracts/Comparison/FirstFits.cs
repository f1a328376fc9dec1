namespace DryApi.Contracts;

/// <summary>Pairs each old thing with the first new one that is like it, without looking at all of them each time.</summary>
internal static class FirstFits
{
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
        var candidates = new Dictionary<string, Queue<T>>(StringComparer.Ordinal);
        foreach (var other in @new)
        {
            if (key(other) is { } name)
            {
                if (!candidates.TryGetValue(name, out var like))
                {
                    candidates[name] = like = new Queue<T>();
                }

                like.Enqueue(other);
            }
        }

        var (rest, taken) = (new List<T>(), new HashSet<T>());
        foreach (var one in old)
        {
            if (key(one) is { } name && candidates.TryGetValue(name, out var like) && like.Count > 0)
            {
                var match = like.Dequeue();
                taken.Add(match);
                pairs.Add((one, match));
            }
            else
            {
                rest.Add(one);
            }
        }

        old.Clear();
        old.AddRange(rest);
        @new.RemoveAll(taken.Contains);
    }
}
