namespace DryApi.Cli;

/// <summary>Finds the name that was probably meant by one that is none.</summary>
internal static class NearMiss
{
    /// <summary>No name is so long, and a text may be.</summary>
    private const int LongestName = 64;

    /// <summary>The name that is nearest; null where none is near.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="names">What could have been meant.</param>
    public static string? Of(string given, IEnumerable<string> names)
    {
        var bare = given.Trim('-');
        if (bare.Length is 0 or > LongestName)
        {
            return null;
        }

        var all = names.ToList();
        var (name, distance) = all.Select(each => (each, Distance(bare, each.Trim('-')))).DefaultIfEmpty(("", int.MaxValue)).MinBy(each => each.Item2);
        return distance <= (bare.Length + 1) / 3 ? name : all.FirstOrDefault(each => bare.Length > 2 && each.Trim('-').StartsWith(bare, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How many letters have to be added, taken out, replaced or swapped with the next one.</summary>
    private static int Distance(string given, string name)
    {
        var rows = new int[given.Length + 1, name.Length + 1];
        for (var i = 0; i <= given.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (IsSame(i - 1, j - 1) ? 0 : 1));
                if (i > 1 && j > 1 && IsSame(i - 1, j - 2) && IsSame(i - 2, j - 1))
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[given.Length, name.Length];

        bool IsSame(int i, int j) => char.ToLowerInvariant(given[i]) == char.ToLowerInvariant(name[j]);
    }
}
