using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Drift;

/// <summary>Names the actions of an overlay that a new document made needless, or that no longer fit it.</summary>
internal static class OverlayDrift
{
    /// <exception cref="InputException">An action fits neither document: that is no drift, but a mistake.</exception>
    public static void RequireFit(OverlayResult? old, OverlayResult? @new)
    {
        foreach (var (action, reason) in @new?.Unfit ?? [])
        {
            if (old is not null && old.Unfit.Exists(u => u.Action == action))
            {
                throw reason;
            }
        }
    }

    public static IEnumerable<Change> Compare(OverlayResult? old, OverlayResult? @new)
    {
        if (@new is null)
        {
            return [];
        }

        var needless = @new.Needless
            .Where(action => old is null || !old.Needless.Contains(action))
            .Select(action => Of(ProseRules.OverlayNeedless, action));
        var unfit = @new.Unfit.Select(u => Of(ProseRules.OverlayUnmatched, u.Action));
        return needless.Concat(unfit);
    }

    private static Change Of(DriftRule rule, OverlayAction action) => new()
    {
        Rule = rule,
        RuleName = rule.Name,
        Severity = rule.Severity,
        Subject = "overlay " + action.Target,
        Origin = action,
    };
}
