namespace DryApi.Contracts;

/// <summary>Finds which media type became which: the same one, or one that is a narrower or wider form of it.</summary>
internal static class MediaTypeMatch
{
    /// <summary>
    /// The pairs to compare, and those without a counterpart. Where only a media range of the other side stands for one, both are compared,
    /// and neither is new or gone.
    /// </summary>
    public static List<(ContractContent? Old, ContractContent? New, bool IsOfRange)> Of(List<ContractContent> old, List<ContractContent> @new)
    {
        // Nearly all have one, and the same.
        if (old.Count == 1 && @new.Count == 1 && old[0].MediaType == @new[0].MediaType)
        {
            return [(old[0], @new[0], false)];
        }

        var (before, after) = (old.ToList(), @new.ToList());
        var pairs = FirstFits.Take(before, after, static c => c.MediaType.ToUpperInvariant()).Select(pair => ((ContractContent?)pair.Old, (ContractContent?)pair.New)).ToList();
        TakeWithin(before, after, pairs);
        var matches = pairs.Select(pair => (pair.Item1, pair.Item2, false)).ToList();
        var (rangesBefore, rangesAfter) = (RangesOf(old), RangesOf(@new));
        before.ForEach(one => matches.Add(RangeOf(one, rangesAfter) is { } range ? (one, range, true) : (one, null, false)));
        after.ForEach(one => matches.Add(RangeOf(one, rangesBefore) is { } range ? (range, one, true) : (null, one, false)));
        return matches;
    }

    private static Dictionary<string, ContractContent> RangesOf(List<ContractContent> contents)
    {
        var ranges = new Dictionary<string, ContractContent>(StringComparer.Ordinal);
        foreach (var content in contents.Where(c => NameOf(c.MediaType).EndsWith("/*", StringComparison.Ordinal)))
        {
            ranges[NameOf(content.MediaType)] = content;
        }

        return ranges;
    }

    /// <summary>The narrowest range that stands for a media type; null when none does.</summary>
    private static ContractContent? RangeOf(ContractContent content, Dictionary<string, ContractContent> ranges) =>
        FormsOf(content.MediaType).Skip(1).Select(form => ranges.TryGetValue(form, out var range) ? range : null).FirstOrDefault(range => range is not null);

    /// <summary>Takes those of which one is a special form of the other, each with the first such one.</summary>
    private static void TakeWithin(List<ContractContent> before, List<ContractContent> after, List<(ContractContent?, ContractContent?)> matches)
    {
        // Under their names, and under those of their wider forms: the numbers of those that are left, in order.
        var (byName, byForm) = (new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal), new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal));
        for (var i = 0; i < after.Count; i++)
        {
            Under(NameOf(after[i].MediaType), byName).Add(i);
            foreach (var form in FormsOf(after[i].MediaType))
            {
                Under(form, byForm).Add(i);
            }
        }

        var (rest, taken) = (new List<ContractContent>(), new HashSet<int>());
        foreach (var one in before)
        {
            var fits = FormsOf(one.MediaType).Select(form => Under(form, byName)).Append(Under(NameOf(one.MediaType), byForm)).FirstOrDefault(like => like.Count > 0);
            if (fits is null)
            {
                rest.Add(one);
                continue;
            }

            var match = fits.Min;
            taken.Add(match);
            matches.Add((one, after[match]));
            Under(NameOf(after[match].MediaType), byName).Remove(match);
            foreach (var form in FormsOf(after[match].MediaType))
            {
                Under(form, byForm).Remove(match);
            }
        }

        before.Clear();
        before.AddRange(rest);
        var left = after.Where((_, i) => !taken.Contains(i)).ToList();
        after.Clear();
        after.AddRange(left);

        static SortedSet<int> Under(string name, Dictionary<string, SortedSet<int>> sets)
        {
            if (!sets.TryGetValue(name, out var set))
            {
                sets[name] = set = [];
            }

            return set;
        }
    }

    /// <summary>Whether JSON is read from it, in which a number is no string.</summary>
    public static bool IsJson(string mediaType)
    {
        var name = NameOf(mediaType);
        return name is "application/json" or "application/jsonl" or "application/x-ndjson" or "application/json-seq" || name.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool HasOtherParameters(string one, string other) => NameOf(one) == NameOf(other);

    /// <summary>Whether one media type is a special form of another: <c>application/problem+json</c> of <c>application/json</c>, anything of <c>*/*</c>.</summary>
    public static bool IsWithin(string narrow, string wide) => FormsOf(narrow).Contains(NameOf(wide));

    /// <summary>The media types that one is a special form of, itself first, then the narrowest.</summary>
    private static string[] FormsOf(string mediaType)
    {
        var name = NameOf(mediaType);
        var type = name.Substring(0, Math.Max(name.IndexOf('/'), 0));
        var plus = name.LastIndexOf('+');
        return plus > 0 ? [name, type + "/" + name.Substring(plus + 1), type + "/*", "*/*"] : [name, type + "/*", "*/*"];
    }

    private static string NameOf(string mediaType)
    {
        var semicolon = mediaType.IndexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.Substring(0, semicolon)).Trim().ToLowerInvariant();
    }
}
