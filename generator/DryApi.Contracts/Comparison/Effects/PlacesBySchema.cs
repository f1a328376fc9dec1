namespace DryApi.Contracts;

/// <summary>The places that have another type because the schema does that both name, which is no class: one change of it is many of them.</summary>
internal sealed class PlacesBySchema(SurfaceIndex before, SurfaceIndex after)
{
    private readonly Dictionary<(string?, string?), List<SurfaceChange>> _places = [];

    public void Add(SurfaceChange change, SchemaExpression? old, SchemaExpression? @new)
    {
        var key = (before.SchemaOf(old), after.SchemaOf(@new));
        if (!_places.TryGetValue(key, out var changes))
        {
            _places[key] = changes = [];
        }

        changes.Add(change);
    }

    /// <summary>What all places feel of a change of these schemas; null where none has them.</summary>
    public SurfaceChange? Of(string? old, string? @new)
    {
        if (!_places.TryGetValue((old, @new), out var changes))
        {
            return null;
        }

        changes.ForEach(change => change.IsExplained = true);
        return changes.Count == 1 ? changes[0] : new SurfaceChange(changes[0].Member, $"{changes[0].Text}, and so in {changes.Count - 1} more {(changes.Count == 2 ? "place" : "places")}", isBreaking: true);
    }
}
