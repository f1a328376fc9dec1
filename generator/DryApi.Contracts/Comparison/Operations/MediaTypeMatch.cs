namespace DryApi.Contracts;

/// <summary>Finds which media type became which: the same one, or one that is a narrower or wider form of it.</summary>
internal static class MediaTypeMatch
{
    public static List<(ContractContent? Old, ContractContent? New)> Of(List<ContractContent> old, List<ContractContent> @new)
    {
        var (before, after) = (old.ToList(), @new.ToList());
        var matches = new List<(ContractContent?, ContractContent?)>();
        Take(static (a, b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase));
        Take(static (a, b) => IsWithin(a, b) || IsWithin(b, a));
        before.ForEach(one => matches.Add((one, null)));
        after.ForEach(one => matches.Add((null, one)));
        return matches;

        void Take(Func<string, string, bool> fits)
        {
            foreach (var one in before.ToList())
            {
                if (after.Find(other => fits(one.MediaType, other.MediaType)) is { } match)
                {
                    before.Remove(one);
                    after.Remove(match);
                    matches.Add((one, match));
                }
            }
        }
    }

    /// <summary>Whether JSON is read from it, in which a number is no string.</summary>
    public static bool IsJson(string mediaType)
    {
        var name = NameOf(mediaType);
        return name == "application/json" || name.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool HasOtherParameters(string one, string other) => NameOf(one) == NameOf(other);

    /// <summary>Whether one media type is a special form of another: <c>application/problem+json</c> of <c>application/json</c>, anything of <c>*/*</c>.</summary>
    public static bool IsWithin(string narrow, string wide)
    {
        var (a, b) = (NameOf(narrow), NameOf(wide));
        var (typeA, typeB) = (a.Substring(0, Math.Max(a.IndexOf('/'), 0)), b.Substring(0, Math.Max(b.IndexOf('/'), 0)));
        if (a == b || b == "*/*" || (b.EndsWith("/*", StringComparison.Ordinal) && typeA == typeB))
        {
            return true;
        }

        var plus = a.LastIndexOf('+');
        return plus > 0 && typeA == typeB && b == typeA + "/" + a.Substring(plus + 1);
    }

    private static string NameOf(string mediaType)
    {
        var semicolon = mediaType.IndexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.Substring(0, semicolon)).Trim().ToLowerInvariant();
    }
}
