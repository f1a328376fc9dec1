using System.Globalization;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Drift;

/// <summary>Names the actions of an overlay that a new document made needless, or that no longer fit it.</summary>
internal static class OverlayDrift
{
    /// <summary>As many places as a line has room for.</summary>
    private const int MostPlaces = 3;

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
        return [.. needless, .. unfit, .. @new.Matches.Select(matched => CompareMatches(matched.Key, old, matched.Value)).OfType<Change>()];
    }

    /// <summary>Names an action that matches other places than in the document before, or another number of them than was accepted.</summary>
    private static Change? CompareMatches(OverlayAction action, OverlayResult? old, IReadOnlyList<DocumentNode> places)
    {
        if (old is null || !old.Matches.TryGetValue(action, out var before))
        {
            return action.AcceptedMatches is { } accepted && accepted != places.Count ? Of(action, accepted, places.Count, [], []) : null;
        }

        // What an action took out has no place any more.
        var (from, to) = action.Update is null ? ([], []) : (Pointers(before), Pointers(places));
        var (gone, come) = (from.Except(to, StringComparer.Ordinal).ToList(), to.Except(from, StringComparer.Ordinal).ToList());
        return before.Count != places.Count || gone.Count > 0 ? Of(action, before.Count, places.Count, gone, come) : null;
    }

    private static List<string> Pointers(IReadOnlyList<DocumentNode> places) => [.. places.Select(place => place.Pointer)];

    private static Change Of(OverlayAction action, int before, int after, List<string> gone, List<string> come) => new()
    {
        Rule = ProseRules.OverlayMatchesChanged,
        RuleName = ProseRules.OverlayMatchesChanged.Name,
        Severity = ProseRules.OverlayMatchesChanged.Severity,
        Subject = "overlay " + action.Target,
        Fact = "places",
        Old = before.ToString(CultureInfo.InvariantCulture),
        New = after.ToString(CultureInfo.InvariantCulture) + (before == after ? ", others" : ""),
        Origin = action,
        Remedy = Listed("No longer", gone) + Listed("Now also", come) + "Correct the target, or accept the document, which notes the number.",
    };

    private static string Listed(string what, List<string> places) =>
        places.Count == 0 ? "" : $"{what} {string.Join(", ", places.Take(MostPlaces))}{(places.Count > MostPlaces ? FormattableString.Invariant($" and {places.Count - MostPlaces} more") : "")}. ";

    private static Change Of(DriftRule rule, OverlayAction action) => new()
    {
        Rule = rule,
        RuleName = rule.Name,
        Severity = rule.Severity,
        Subject = "overlay " + action.Target,
        Origin = action,
    };
}
