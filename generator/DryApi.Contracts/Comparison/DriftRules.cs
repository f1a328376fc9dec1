namespace DryApi.Contracts;

/// <summary>All rules of drift.</summary>
public static class DriftRules
{
    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<DriftRule> All { get; } =
    [
        .. OperationRules.All
            .Concat(MessageRules.All)
            .Concat(SchemaRules.All.Concat(PropertyRules.All).Concat(Keywords.Rules).SelectMany(p => new[] { p.Request, p.Response }))
            .Concat(PropertyRules.OfSent)
            .Concat(SurfaceRules.All)
            .Concat(ProseRules.All)
            .OrderBy(r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of that id, or null.</summary>
    public static DriftRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
