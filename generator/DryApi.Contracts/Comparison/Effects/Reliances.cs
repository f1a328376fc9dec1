namespace DryApi.Contracts;

/// <summary>Names in changes of what hand-written code of the SDK relies on that code, where nothing else of C# is said of them.</summary>
internal static class Reliances
{
    private const string HeaderMark = " header ";

    public static void NameIn(IReadOnlyList<Change> changes, Contract @base)
    {
        if (@base.Reliances.Count == 0)
        {
            return;
        }

        var headers = @base.Reliances.Where(reliance => reliance.Kind == ContractReliance.Header)
            .GroupBy(reliance => reliance["name"], StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => NameList.Of([.. group.Select(reliance => reliance.By)]), StringComparer.OrdinalIgnoreCase);
        var server = @base.Reliances.Find(reliance => reliance.Kind == ContractReliance.Server)?.By;
        foreach (var change in changes.Where(change => change.SourceEffect is null))
        {
            change.Member = change.Rule == OperationRules.ServerRemoved || change.Rule == OperationRules.ServerDefaultChanged ? server
                : change.Subject.LastIndexOf(HeaderMark, StringComparison.Ordinal) is >= 0 and var at && headers.TryGetValue(change.Subject.Substring(at + HeaderMark.Length), out var by) ? by
                : change.Rule == SurfaceRules.RelianceLost ? change.Old
                : change.Member;
        }
    }
}
