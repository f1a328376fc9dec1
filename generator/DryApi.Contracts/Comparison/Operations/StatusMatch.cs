namespace DryApi.Contracts;

/// <summary>
/// Finds which status took the place of which: the same one; else what stood for it before, or stands for it now, by the precedence of
/// OpenAPI: an exact status, its range (<c>2XX</c>), <c>default</c>.
/// </summary>
internal sealed class StatusMatch
{
    private const string Default = "DEFAULT";

    public StatusMatch(List<ContractResponse> before, List<ContractResponse> after)
    {
        if (AreTheSame(before, after))
        {
            Pairs.AddRange(before.Zip(after, (old, @new) => (old.Name.ToUpperInvariant(), old, @new)));
            return;
        }

        var (byStatusBefore, byStatusAfter) = (ByStatus(before), ByStatus(after));
        foreach (var status in byStatusBefore.Keys.Where(byStatusAfter.ContainsKey))
        {
            Pairs.Add((status, byStatusBefore[status], byStatusAfter[status]));
        }

        foreach (var status in byStatusBefore.Keys.Where(status => !byStatusAfter.ContainsKey(status)))
        {
            var wider = WiderOf(status, byStatusAfter);
            if (wider is not null)
            {
                Pairs.Add((status, byStatusBefore[status], byStatusAfter[wider]));
            }

            // An exact status within a range that is described is neither new nor gone.
            if (wider is null or Default)
            {
                Gone.Add((byStatusBefore[status], wider is not null || byStatusAfter.Keys.Any(other => !byStatusBefore.ContainsKey(other) && WiderOf(other, byStatusBefore) == status)));
            }
        }

        foreach (var status in byStatusAfter.Keys.Where(status => !byStatusBefore.ContainsKey(status)))
        {
            var wider = WiderOf(status, byStatusBefore);
            if (wider is not null)
            {
                Pairs.Add((status, byStatusBefore[wider], byStatusAfter[status]));
            }

            if (wider is null or Default)
            {
                Come.Add(byStatusAfter[status]);
            }
        }
    }

    /// <summary>Those to compare: the most exact status of both, what was the response to it, and what is the response in its place.</summary>
    public List<(string Status, ContractResponse Old, ContractResponse New)> Pairs { get; } = [];

    /// <summary>Those that are no longer described, and whether something else stands for all of them that callers met.</summary>
    public List<(ContractResponse Response, bool IsReplaced)> Gone { get; } = [];

    /// <summary>Those that were not described.</summary>
    public List<ContractResponse> Come { get; } = [];

    /// <summary>Whether it is a status of success, or a range of them.</summary>
    public static bool IsSuccess(string status) => IsOfContent(status) || status == "101";

    /// <summary>Whether a status says that what was asked for is in the response.</summary>
    public static bool IsOfContent(string status) => status.StartsWith("2", StringComparison.Ordinal);

    /// <summary>
    /// What stands for a status among others that do not have it; null when nothing does. Beside a status of success, <c>default</c> is for
    /// failures.
    /// </summary>
    private static string? WiderOf(string status, SortedDictionary<string, ContractResponse> others)
    {
        var range = status.Length == 3 && char.IsDigit(status[0]) ? status[0] + "XX" : status;
        return range != status && others.ContainsKey(range) ? range
            : status != Default && others.ContainsKey(Default) && (!IsSuccess(status) || !others.Keys.Any(IsSuccess)) ? Default
            : null;
    }

    /// <summary>Whether both have the same statuses in the same order, and no status twice: nearly all of them.</summary>
    private static bool AreTheSame(List<ContractResponse> before, List<ContractResponse> after)
    {
        var areSame = before.Count == after.Count;
        for (var i = 0; areSame && i < before.Count; i++)
        {
            areSame = before[i].Name == after[i].Name && (i == 0 || string.Compare(before[i - 1].Name, before[i].Name, StringComparison.OrdinalIgnoreCase) < 0);
        }

        return areSame;
    }

    private static SortedDictionary<string, ContractResponse> ByStatus(List<ContractResponse> responses)
    {
        var byStatus = new SortedDictionary<string, ContractResponse>(StringComparer.Ordinal);
        foreach (var response in responses.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            byStatus[response.Name.ToUpperInvariant()] = response;
        }

        return byStatus;
    }
}
