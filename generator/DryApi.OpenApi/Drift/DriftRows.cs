using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>Brings together the changes that say the same.</summary>
internal static class DriftRows
{
    /// <summary>More operations that moved, came or went are one row: nobody reads them one by one.</summary>
    private const int MostOfARule = 1_000;

    /// <summary>The rows, in the order of their first changes.</summary>
    public static IReadOnlyList<DriftRow> Of(IReadOnlyList<Change> changes)
    {
        var values = Fold(changes.Select(change => new DriftRow([change])), row => ValueKey(row.First), isOnePlace: true);
        var places = Fold(values, PlaceKey);
        var rules = places.GroupBy(row => row.First.Rule).Where(rows => rows.Skip(MostOfARule).Any()).Select(rows => rows.Key).ToHashSet();
        return rules.Count == 0 ? places : Fold(places, row => rules.Contains(row.First.Rule) ? Join(row.First, "") : null);
    }

    /// <summary>Whether an operation lives on elsewhere.</summary>
    public static bool IsMove(DriftRule rule) => rule == OperationRules.Moved || rule == OperationRules.MovedAfterDeprecation;

    /// <summary>What has the same name at several places: the property of a schema, and all of a name that is no such.</summary>
    public static string LastName(string subject) => subject.Contains('/', StringComparison.Ordinal) ? subject : subject[(subject.LastIndexOf('.') + 1)..];

    /// <summary>Rows with one key become one; those without stay.</summary>
    private static List<DriftRow> Fold(IEnumerable<DriftRow> rows, Func<DriftRow, string?> keyOf, bool isOnePlace = false)
    {
        var folded = new List<(DriftRow First, List<Change>? Changes)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (keyOf(row) is not { } key || known.TryAdd(key, folded.Count))
            {
                folded.Add((row, null));
                continue;
            }

            var (first, changes) = folded[known[key]];
            changes ??= [.. first.Changes];
            changes.AddRange(row.Changes);
            folded[known[key]] = (first, changes);
        }

        return [.. folded.Select(row => row.Changes is null ? row.First : new DriftRow(row.Changes, isOnePlace ? null : PatternOf(row.Changes, row.First)) { IsOnePlace = isOnePlace })];
    }

    /// <summary>The same of one place but for its value, such as one more allowed value.</summary>
    private static string? ValueKey(Change change) => change is { Fact: not null, Operations: var operations } && (change.Old is null) != (change.New is null)
        ? Join(change, change.Subject, change.Fact, change.Origin?.File, change.Origin?.Pointer, change.Old is null ? "+" : "-", change.SourceEffect ?? change.Member, string.Join('\n', operations))
        : null;

    /// <summary>The same at several places: one fact of properties with one name, one part of many paths.</summary>
    private static string? PlaceKey(DriftRow row)
    {
        var change = row.First;
        if (IsMove(change.Rule))
        {
            return MovePattern(change) is { } pattern ? Join(change, pattern) : null;
        }

        // What an operation is called, and how, is of that operation alone.
        return change.Subject.Length == 0 && change.Fact is null ? null : Join(change, LastName(change.Subject), row.Values);
    }

    /// <summary>What all of them say; where they say different things, what they are.</summary>
    private static string PatternOf(List<Change> changes, DriftRow first)
    {
        var said = Said(first.First);
        return first.IsOnePlace ? first.Values : changes.TrueForAll(change => Said(change) == said) && said is not null ? said : first.First.RuleName;

        static string? Said(Change change) => IsMove(change.Rule) ? MovePattern(change) : change.Values;
    }

    /// <summary>The part of the path that is another one: <c>/v1 → /v2</c>.</summary>
    private static string? MovePattern(Change change)
    {
        var (old, @new) = (change.Old!.Split('/'), change.New!.Split('/'));
        var most = Math.Min(old.Length, @new.Length);
        var (first, last) = (0, 0);
        while (first < most && old[first] == @new[first])
        {
            first++;
        }

        while (first + last < most && old[^(last + 1)] == @new[^(last + 1)])
        {
            last++;
        }

        // Where nothing but the method is the same, nothing is.
        return first == 0 || last == 0 ? null : $"{Part(old)} → {Part(@new)}";

        string Part(string[] segments) => $"/{string.Join('/', segments[first..^last])}";
    }

    private static string Join(Change change, params string?[] parts) => string.Join('\0', [change.RuleName, change.Severity.ToString(), change.SourceBreaking ? "C#" : "", .. parts]);
}
